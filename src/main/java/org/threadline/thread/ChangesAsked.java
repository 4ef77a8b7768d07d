package org.threadline.thread;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.threadline.brand.OrderChangeKind;

/** What a customer wanted to be done with orders by text, for whoever answers them. */
public interface ChangesAsked {

    /** What became of it. */
    @Schema(name = "OrderChangeState")
    enum State {
        /** The order system has not answered yet. */
        ASKED,
        DONE,
        REFUSED,
        /** The order system has not answered in time, so it is a person's. It may still answer. */
        UNANSWERED
    }

    /** @param messageId the text that asks for it, with the customer's own words */
    @Schema(name = "OrderChange")
    record ChangeAsked(
            UUID id,
            OrderChangeKind kind,

            @Schema(nullable = true, description = "Null when the customer was erased", examples = "1001")
            String orderId,

            UUID threadId,
            UUID messageId,
            Instant askedAt,

            @Schema(description = "Then it becomes a person's")
            Instant answerBy,

            State state,

            @Schema(nullable = true, description = "Why not, as the order system says it", examples = "already packed")
            String reason,

            @Schema(nullable = true) Instant settledAt) {}

    /** The newest first, at most ten. */
    List<ChangeAsked> of(String brand, UUID customer);
}
