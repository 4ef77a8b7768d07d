package org.threadline.events.webhook;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.threadline.events.EventType;

/** One event for one webhook, as the log shows it. */
@Schema(name = "WebhookDelivery")
public record DeliveryView(
        @Schema(description = "The event's id", examples = "01980f6e-3b1c-7d2e-9a41-5f0c2f6f7a10")
        UUID id,

        EventType type,
        Status status,

        @Schema(examples = "1") int attempts,

        @Schema(
                nullable = true,
                description = "What the receiver answered last; null when it did not",
                examples = "200")
        Integer responseStatus,

        @Schema(
                nullable = true,
                description =
                        "Why there was no answer: timeout, connect-timeout, no-connection, broken-connection, tls,"
                                + " unknown-host, private-address, refused-url",
                examples = "timeout")
        String failure,

        Instant createdAt,
        @Schema(nullable = true) Instant lastAttemptAt,

        @Schema(nullable = true, description = "Not before this moment; null when there is no next attempt")
        Instant nextAttemptAt,

        @Schema(nullable = true) Instant deliveredAt) {

    /** Where it stands. */
    @Schema(name = "DeliveryStatus")
    public enum Status {
        PENDING,
        DELIVERED,
        /** Tried for a day; a replay tries again. */
        GIVEN_UP
    }
}
