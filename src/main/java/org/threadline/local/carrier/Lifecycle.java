package org.threadline.local.carrier;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.ExecutorService;

/** Takes an accepted message from queued to its end and calls back on the way. */
final class Lifecycle {

    private static final DateTimeFormatter DONE_DATE =
            DateTimeFormatter.ofPattern("yyMMddHHmm").withZone(ZoneOffset.UTC);

    private final SimulatorConfig config;
    private final Texts texts;
    private final CurrentFaults faults;
    private final Webhooks webhooks;
    private final ExecutorService threads;

    Lifecycle(SimulatorConfig config, Texts texts, CurrentFaults faults, Webhooks webhooks, ExecutorService threads) {
        this.config = config;
        this.texts = texts;
        this.faults = faults;
        this.webhooks = webhooks;
        this.threads = threads;
    }

    void begin(Text text) {
        threads.execute(() -> run(text));
    }

    /** One thread per message, so that callbacks of one message follow each other unless a fault says otherwise. */
    private void run(Text text) {
        var now = faults.get();
        var error = now.deliveryErrorOf(text.to());
        var last = error == null ? "delivered" : "undelivered";

        Pause.of(config.sentAfter().toMillis());
        texts.advance(text.sid(), "sent", null);
        if (!now.reorderCallbacks()) {
            callBack(text, "sent", null);
        }
        Pause.of(config.deliveredAfter().minus(config.sentAfter()).toMillis());
        texts.advance(text.sid(), last, error);
        callBack(text, last, error);
        if (now.reorderCallbacks()) {
            callBack(text, "sent", null);
        }
    }

    private void callBack(Text text, String status, Integer error) {
        if (text.statusCallback() == null || Thread.currentThread().isInterrupted()) {
            return;
        }
        var form = Form.empty()
                .add("AccountSid", config.accountSid())
                .add("ApiVersion", TwilioJson.VERSION)
                .add("From", text.from())
                .add("To", text.to())
                .add("MessageSid", text.sid())
                .add("MessageStatus", status)
                .add("SmsSid", text.sid())
                .add("SmsStatus", status)
                .addIfPresent("MessagingServiceSid", text.messagingServiceSid())
                .addIfPresent("ErrorCode", error);
        if ("delivered".equals(status)) {
            form.add("RawDlrDoneDate", DONE_DATE.format(Instant.now()));
        }
        webhooks.deliver(text.statusCallback(), form);
    }
}
