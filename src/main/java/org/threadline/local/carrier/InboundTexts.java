package org.threadline.local.carrier;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;

/** {@code POST /_simulator/texts}: a customer texts, and the application hears of it as it would from Twilio. */
final class InboundTexts {

    static final String WEBHOOK = "/webhooks/twilio/messages";

    record Texted(
            String from,
            String to,
            String body,
            List<Text.Media> media,
            String messagingServiceSid,
            String optOutType) {
        Texted {
            body = body == null ? "" : body;
            media = media == null ? List.of() : List.copyOf(media);
            if (from == null || from.isBlank() || to == null || to.isBlank()) {
                throw new IllegalArgumentException("from and to are required");
            }
        }
    }

    private final SimulatorConfig config;
    private final Texts texts;
    private final CurrentFaults faults;
    private final OptOuts optOuts;
    private final Webhooks webhooks;

    InboundTexts(SimulatorConfig config, Texts texts, CurrentFaults faults, OptOuts optOuts, Webhooks webhooks) {
        this.config = config;
        this.texts = texts;
        this.faults = faults;
        this.optOuts = optOuts;
        this.webhooks = webhooks;
    }

    /** Stored first: what a webhook fails to bring must still be found by listing. */
    Answer receive(Exchange exchange) {
        var texted = exchange.json(Texted.class);
        var text = store(texted.from(), texted.to(), texted.body(), Text.Direction.INBOUND, texted);
        var form = InboundForm.of(config.accountSid(), text);
        form.addIfPresent("OptOutType", optOutType(texted));
        var delivery = webhooks.deliver(config.publicUrl() + WEBHOOK, form);

        var json = new LinkedHashMap<String, Object>();
        json.put("messageSid", text.sid());
        json.put("webhookStatus", delivery.status());
        json.put("failure", delivery.failure());
        return Answer.of(202, json);
    }

    private Object optOutType(Texted texted) {
        if (!faults.get().carrierOptOut()) {
            return texted.optOutType();
        }
        var keyword = OptOuts.keyword(texted.body()).orElse(null);
        if (keyword == null) {
            return texted.optOutType();
        }
        optOuts.hear(keyword, texted.from(), texted.to());
        store(texted.to(), texted.from(), keyword.reply(), Text.Direction.OUTBOUND_REPLY, texted);
        return keyword;
    }

    private Text store(String from, String to, String body, Text.Direction direction, Texted texted) {
        var now = Instant.now();
        var inbound = direction == Text.Direction.INBOUND;
        var media = inbound ? texted.media() : List.<Text.Media>of();
        var text = new Text(
                Sids.message(!media.isEmpty()),
                direction,
                from,
                to,
                body,
                media,
                texted.messagingServiceSid(),
                null,
                now,
                new Text.Progress(inbound ? "received" : "delivered", null, now, now));
        texts.add(text);
        return text;
    }
}
