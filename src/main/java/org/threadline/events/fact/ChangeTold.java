package org.threadline.events.fact;

import java.time.Instant;
import java.util.UUID;

import org.threadline.brand.OrderChangeKind;
import org.threadline.message.Message;
import org.threadline.retention.change.OrderChange;
import org.threadline.thread.ChangesAsked.State;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * The data of the events about changes of orders. The first is a command: whoever runs the orders does it or not, and says
 * so by {@code order.change.answered} with the same {@code changeId}.
 *
 * @param messageId the text with the customer's own words
 * @param body those words; missing unless the installation has chosen to tell them
 * @param answerBy then a person takes over; missing when it is settled
 * @param state what became of it; missing as long as it is asked for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ChangeTold(
        String brand,
        UUID changeId,
        UUID customerId,
        OrderChangeKind kind,
        String orderId,
        UUID threadId,
        UUID messageId,
        String body,
        Instant askedAt,
        Instant answerBy,
        State state,
        String reason,
        Instant settledAt) {

    static ChangeTold requested(OrderChange change, boolean withBody) {
        String body = withBody ? Message.<Message>findById(change.messageId()).body() : null;
        return of(change, body, change.answerBy(), null);
    }

    static ChangeTold settled(OrderChange change) {
        return of(change, null, null, change.state());
    }

    private static ChangeTold of(OrderChange change, String body, Instant answerBy, State state) {
        return new ChangeTold(
                change.brand(),
                change.id(),
                change.customerId(),
                change.kind(),
                change.orderId(),
                change.threadId(),
                change.messageId(),
                body,
                change.askedAt(),
                answerBy,
                state,
                change.reason(),
                change.settledAt());
    }
}
