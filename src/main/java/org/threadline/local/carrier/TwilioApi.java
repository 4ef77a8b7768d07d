package org.threadline.local.carrier;

import java.util.Base64;
import java.util.function.Supplier;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Twilio's Message resource, behind the account's credentials. */
final class TwilioApi {

    private static final String ACCOUNT = "/" + TwilioJson.VERSION + "/Accounts/{}";

    private final SimulatorConfig config;
    private final TwilioJson json;
    private final Texts texts;
    private final MessageCreation creation;
    private final SentPictures pictures;
    private final Desk desk;

    TwilioApi(SimulatorConfig config, Texts texts, MessageCreation creation, SentPictures pictures, Desk desk) {
        this.config = config;
        this.json = new TwilioJson(config.accountSid());
        this.texts = texts;
        this.creation = creation;
        this.pictures = pictures;
        this.desk = desk;
    }

    void addTo(Router router) {
        router.on("POST", ACCOUNT + "/Messages.json", this::create)
                .on("GET", ACCOUNT + "/Messages.json", this::list)
                .on("GET", ACCOUNT + "/Messages/{}.json", this::fetch)
                .on("POST", ACCOUNT + "/Messages/{}.json", this::redact)
                .on("DELETE", ACCOUNT + "/Messages/{}.json", this::delete)
                .on("GET", ACCOUNT + "/Messages/{}/Media.json", this::mediaList)
                .on("GET", ACCOUNT + "/Messages/{}/Media/{}", this::media)
                .on("DELETE", ACCOUNT + "/Messages/{}/Media/{}.json", this::deleteMedia);
    }

    private Answer create(Exchange exchange) {
        var form = exchange.form();
        return desk.serve(exchange, form.get("To").orElse(null), authorised(exchange, () -> creation.create(form)));
    }

    private Answer list(Exchange exchange) {
        var to = exchange.query().get("To").orElse(null);
        return desk.serve(exchange, to, readable(exchange, () -> {
            var page = MessageList.of(exchange.query(), texts, config.accountSid());
            return new Outcome("listed", Answer.of(200, page.json(json)));
        }));
    }

    private Answer fetch(Exchange exchange, String sid) {
        return desk.serve(
                exchange,
                null,
                readable(
                        exchange,
                        () -> texts.find(sid)
                                .map(text -> new Outcome("fetched", Answer.of(200, json.of(text))))
                                .orElseGet(() -> missing(exchange))));
    }

    /** An empty body is the only change Twilio allows. */
    private Answer redact(Exchange exchange, String sid) {
        var form = exchange.form();
        return desk.serve(exchange, null, authorised(exchange, () -> {
            if (!form.has("Body") || form.get("Body").isPresent()) {
                return refused(TwilioError.refused(20001, "Only an empty Body can be set"));
            }
            return texts.redact(sid)
                    .map(text -> new Outcome("redacted", Answer.of(200, json.of(text))))
                    .orElseGet(() -> missing(exchange));
        }));
    }

    private Answer delete(Exchange exchange, String sid) {
        return desk.serve(exchange, null, authorised(exchange, () -> {
            var text = texts.find(sid).orElse(null);
            if (text == null) {
                return missing(exchange);
            }
            if (!text.isFinal()) {
                return refused(new TwilioError(409, 20009, "Cannot delete this message before it is complete"));
            }
            texts.delete(sid);
            return new Outcome("deleted", Answer.empty(204));
        }));
    }

    private Answer mediaList(Exchange exchange, String sid) {
        return desk.serve(
                exchange,
                null,
                readable(
                        exchange,
                        () -> texts.find(sid)
                                .map(text -> new Outcome("listed-media", Answer.of(200, json.mediaOf(text))))
                                .orElseGet(() -> missing(exchange))));
    }

    private Answer media(Exchange exchange, String sid) {
        return desk.serve(
                exchange,
                null,
                authorised(
                        exchange,
                        () -> pictures.has(sid)
                                ? new Outcome("redirected", pictures.redirect(sid))
                                : missing(exchange)));
    }

    private Answer deleteMedia(Exchange exchange, String sid) {
        return desk.serve(exchange, null, authorised(exchange, () -> {
            if (!pictures.delete(sid)) {
                return missing(exchange);
            }
            texts.dropMedia(sid);
            return new Outcome("deleted-media", Answer.empty(204));
        }));
    }

    private Supplier<Outcome> readable(Exchange exchange, Supplier<Outcome> work) {
        return desk.faults().get().failLists()
                ? () -> new Outcome("failed-list", TwilioError.UNAVAILABLE.answer())
                : authorised(exchange, work);
    }

    private Supplier<Outcome> authorised(Exchange exchange, Supplier<Outcome> work) {
        if (!exchange.path().startsWith(ACCOUNT.replace("{}", config.accountSid()))) {
            return () -> missing(exchange);
        }
        var credentials = exchange.header("Authorization")
                .filter(header -> header.startsWith("Basic "))
                .map(header -> new String(Base64.getDecoder().decode(header.substring(6)), UTF_8))
                .orElse("");
        var colon = credentials.indexOf(':');
        var admitted = colon > 0 && config.admits(credentials.substring(0, colon), credentials.substring(colon + 1));
        return admitted ? work : () -> refused(TwilioError.AUTHENTICATE);
    }

    private static Outcome refused(TwilioError error) {
        return new Outcome("refused-" + error.code(), error.answer());
    }

    private static Outcome missing(Exchange exchange) {
        return refused(TwilioError.notFound(exchange.path()));
    }
}
