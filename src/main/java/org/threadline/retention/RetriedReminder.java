package org.threadline.retention;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.threadline.message.Message;

/** A reminder that failed is said again by another text: from now on that one is the cart's. */
@ApplicationScoped
class RetriedReminder {

    void follow(@Observes Message.Retried retried) {
        Cart.update("reminderId = ?1 where reminderId = ?2", retried.messageId(), retried.retryOf());
    }
}
