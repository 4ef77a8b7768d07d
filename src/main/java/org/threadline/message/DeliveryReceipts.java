package org.threadline.message;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.quarkus.logging.Log;

/** What the carrier tells of our messages, in any order and more than once. */
@ApplicationScoped
public class DeliveryReceipts {

    /**
     * One piece of news.
     *
     * @param messageId ours; it travels in the callback URL
     * @param carrierMessageId the carrier's
     * @param errorCode of the carrier, or null
     */
    public record Receipt(UUID messageId, String carrierMessageId, Status status, String errorCode) {

        /** Whether it may change more than the message. */
        boolean tellsOfAFailure() {
            return errorCode != null;
        }
    }

    private final Progress progress;

    DeliveryReceipts(Progress progress) {
        this.progress = progress;
    }

    /**
     * Applies a receipt. It may overtake the answer to our own request: then it is what settles it.
     *
     * @return false when the message is none of ours
     */
    @Transactional
    public boolean apply(Receipt receipt) {
        if (receipt.tellsOfAFailure()) {
            progress.lockCustomersOf(List.of(receipt.messageId()));
        }
        return Message.lock(receipt.messageId())
                .filter(message -> message.direction() == Direction.OUTBOUND)
                .map(message -> apply(receipt, message))
                .orElse(false);
    }

    private boolean apply(Receipt receipt, Message message) {
        if (!message.isKnownToCarrierAs(receipt.carrierMessageId())) {
            Log.errorf(
                    "message %s is %s at the carrier, but a receipt calls it %s: it may have been sent twice",
                    message.id(), message.carrierMessageId(), receipt.carrierMessageId());
        }
        progress.advance(message, receipt.status(), receipt.errorCode());
        return true;
    }
}
