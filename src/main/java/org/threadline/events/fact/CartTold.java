package org.threadline.events.fact;

import java.time.Instant;
import java.util.UUID;

import org.threadline.retention.CartReminder;
import org.threadline.value.Money;

/**
 * The data of the event about a cart that was bought after its reminder had left.
 *
 * @param messageId the reminder
 * @param revenue what the order is worth
 * @param remindedAt when the carrier took the reminder
 * @param recoveredAt when the order was placed, as the shop says
 */
record CartTold(
        String brand,
        UUID customerId,
        String cartId,
        String orderId,
        UUID messageId,
        Money revenue,
        Instant remindedAt,
        Instant recoveredAt) {

    static CartTold of(CartReminder reminder) {
        return new CartTold(
                reminder.brand(),
                reminder.customerId(),
                reminder.cartId(),
                reminder.recovery().orderId(),
                reminder.messageId(),
                reminder.recovery().revenue(),
                reminder.leftAt(),
                reminder.recovery().at());
    }
}
