package org.threadline.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.threadline.message.Message;

/** An apology that could not be delivered and is said once more is told by the new text. */
@ApplicationScoped
class ApologiesSaidAgain {

    void saidOnceMore(@Observes Message.Retried retried) {
        OrderIncident.toldBy(retried.retryOf(), retried.messageId());
    }
}
