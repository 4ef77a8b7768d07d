package org.threadline.order;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.threadline.message.Message;
import org.threadline.message.Status;
import org.threadline.offer.DelayOffers;
import org.threadline.value.Kind;

/** What was offered with an apology that never leaves is void again, in the transaction that gives the apology up. */
@ApplicationScoped
class UnsentApologies {

    /** Behind whoever says once more what has failed: then another text tells of the offer. */
    private static final int AFTER_RETRIES = 5000;

    private final DelayOffers offers;

    UnsentApologies(DelayOffers offers) {
        this.offers = offers;
    }

    void saidOnceMore(@Observes Message.Retried retried) {
        offers.tellBy(retried.retryOf(), retried.messageId());
        OrderIncident.toldBy(retried.retryOf(), retried.messageId());
    }

    void changed(@Observes @Priority(AFTER_RETRIES) Message.StatusChanged changed) {
        if (changed.kind() == Kind.DELAY_APOLOGY && neverLeft(changed)) {
            offers.takeBack(changed.messageId());
        }
    }

    /** By our decision or the carrier's. One that we only take for not sent may have been sent after all. */
    private static boolean neverLeft(Message.StatusChanged changed) {
        return changed.status() == Status.CANCELED || changed.status() == Status.FAILED && changed.errorCode() != null;
    }
}
