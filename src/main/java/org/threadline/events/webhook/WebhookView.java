package org.threadline.events.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.threadline.events.EventType;

/** A webhook as the API shows it; its secret is shown only when it is made. */
@Schema(name = "Webhook")
public record WebhookView(
        @Schema(examples = "01980f6e-3b1c-7d2e-9a41-5f0c2f6f7a10")
        UUID id,

        @Schema(examples = "acme") String brand,

        @Schema(examples = "https://hooks.acme.example/threadline")
        String url,

        @Schema(description = "Empty: all types", examples = "[\"message.received\"]")
        List<EventType> types,

        State state,

        @Schema(description = "Nothing has succeeded for an hour or longer; it is tried all the same")
        boolean failing,

        @Schema(nullable = true, description = "Since when nothing has succeeded; null while all is well")
        Instant failingSince,

        @Schema(description = "Failed attempts since the last success", examples = "0")
        int failures,

        Instant createdAt) {

    /** Whether it is called. */
    @Schema(name = "WebhookState")
    public enum State {
        ACTIVE,
        /** Events are kept for it and not sent. */
        PAUSED
    }

    static WebhookView of(Webhook webhook, Duration failingAfter, Instant now) {
        Instant since = webhook.failingSince();
        return new WebhookView(
                webhook.id(),
                webhook.brand(),
                webhook.url(),
                webhook.types(),
                webhook.isPaused() ? State.PAUSED : State.ACTIVE,
                since != null && !since.plus(failingAfter).isAfter(now),
                since,
                webhook.failures(),
                webhook.createdAt());
    }
}
