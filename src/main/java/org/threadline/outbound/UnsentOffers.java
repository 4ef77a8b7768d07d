package org.threadline.outbound;

import java.util.EnumSet;
import java.util.Set;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.threadline.message.Message;
import org.threadline.message.Status;
import org.threadline.offer.Offers;
import org.threadline.value.Kind;

/** What was offered with a text that never leaves is void again, in the transaction that gives the text up. */
@ApplicationScoped
class UnsentOffers {

    /** Behind whoever says once more what has failed: then another text tells of the offer. */
    private static final int AFTER_RETRIES = 5000;

    private static final Set<Kind> TELL_OF_OFFERS = EnumSet.of(Kind.DELAY_APOLOGY, Kind.STILL_ON_IT);

    private final Offers offers;

    UnsentOffers(Offers offers) {
        this.offers = offers;
    }

    void saidOnceMore(@Observes Message.Retried retried) {
        offers.tellBy(retried.retryOf(), retried.messageId());
    }

    void changed(@Observes @Priority(AFTER_RETRIES) Message.StatusChanged changed) {
        if (TELL_OF_OFFERS.contains(changed.kind()) && neverLeft(changed)) {
            offers.takeBack(changed.messageId());
        }
    }

    /** By our decision or the carrier's. One that we only take for not sent may have been sent after all. */
    private static boolean neverLeft(Message.StatusChanged changed) {
        return changed.status() == Status.CANCELED || changed.status() == Status.FAILED && changed.errorCode() != null;
    }
}
