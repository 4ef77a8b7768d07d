package org.threadline.inbound;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.threadline.message.Message;
import org.threadline.outbound.failure.Suppressions;

/** Who texts us can be texted: the carrier's word that the number cannot be reached is outdated. */
@ApplicationScoped
class ReachableAgain {

    private final Suppressions suppressions;

    ReachableAgain(Suppressions suppressions) {
        this.suppressions = suppressions;
    }

    void lift(@Observes InboundMessages.Received received) {
        Message message = Message.findById(received.messageId());
        suppressions.lift(message.customerId());
    }
}
