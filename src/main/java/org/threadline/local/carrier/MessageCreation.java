package org.threadline.local.carrier;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** {@code POST Messages.json}: accepted or refused, and then whatever the faults make of the answer. */
final class MessageCreation {

    private static final String DEFAULT_SENDER = "+12025550100";

    private final TwilioJson json;
    private final Texts texts;
    private final CurrentFaults faults;
    private final OptOuts optOuts;
    private final Lifecycle lifecycle;
    /** Which number stands behind a messaging service, learned from inbound texts. */
    private final Map<String, String> senders = new ConcurrentHashMap<>();

    MessageCreation(TwilioJson json, Texts texts, CurrentFaults faults, OptOuts optOuts, Lifecycle lifecycle) {
        this.json = json;
        this.texts = texts;
        this.faults = faults;
        this.optOuts = optOuts;
        this.lifecycle = lifecycle;
        texts.watch(this::learnSender);
    }

    Outcome create(Form form) {
        var now = faults.get();
        if (Faults.strikes(now.rejectWith429())) {
            return new Outcome(
                    "rejected-429", TwilioError.TOO_MANY_REQUESTS.answer().withHeader("Retry-After", "1"));
        }
        if (Faults.strikes(now.failWith500())) {
            return new Outcome("failed-500", TwilioError.INTERNAL.answer());
        }
        if (Faults.strikes(now.failWith503())) {
            return new Outcome("failed-503", TwilioError.UNAVAILABLE.answer());
        }
        var refusal = CreateRules.check(form).orElseGet(() -> refusalOfRecipient(form, now));
        if (refusal != null) {
            return new Outcome("refused-" + refusal.code(), refusal.answer());
        }
        return answered(accept(form), now);
    }

    private TwilioError refusalOfRecipient(Form form, Faults now) {
        var to = form.get("To").orElseThrow();
        if (now.carrierOptOut() && optOuts.blocks(to, sender(form))) {
            return TwilioError.refused(21610, "Attempt to send to unsubscribed recipient");
        }
        var code = now.refusalOf(to);
        return code == null ? null : TwilioError.refused(code, "Refused, as the faults say");
    }

    private Text accept(Form form) {
        var now = Instant.now();
        var media = form.all("MediaUrl").stream()
                .map(url -> new Text.Media(url, "image/*"))
                .toList();
        var text = new Text(
                Sids.message(!media.isEmpty()),
                Text.Direction.OUTBOUND_API,
                sender(form),
                form.get("To").orElseThrow(),
                form.get("Body").orElse(""),
                media,
                form.get("MessagingServiceSid").orElse(null),
                form.get("StatusCallback").orElse(null),
                now,
                new Text.Progress("queued", null, null, now));
        texts.add(text);
        lifecycle.begin(text);
        return text;
    }

    private Outcome answered(Text text, Faults now) {
        if (Faults.strikes(now.failAfterAccept())) {
            return new Outcome("accepted-answered-500", TwilioError.INTERNAL.answer());
        }
        if (Faults.strikes(now.resetAfterAccept())) {
            return new Outcome("accepted-reset", Answer.none());
        }
        var created = Answer.of(201, json.created(text));
        return Faults.strikes(now.hangAfterAccept())
                ? new Outcome("accepted-hung", created, now.hangMs())
                : new Outcome("accepted", created);
    }

    private String sender(Form form) {
        return form.get("From")
                .orElseGet(() ->
                        senders.getOrDefault(form.get("MessagingServiceSid").orElse(""), DEFAULT_SENDER));
    }

    private void learnSender(Text text) {
        if (text.inbound() && text.messagingServiceSid() != null) {
            senders.put(text.messagingServiceSid(), text.to());
        }
    }
}
