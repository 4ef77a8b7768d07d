package org.threadline.message;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

import org.threadline.security.wall.AsMachine;

import io.quarkus.logging.Log;

/** What the carrier tells of our messages, in any order and more than once. */
@ApplicationScoped
@AsMachine
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

    /** The carrier has sent what we had taken for not sent; somebody may have sent it again since. */
    public record Contradicted(UUID messageId) {}

    private final Progress progress;
    private final OrphanReceipts orphans;
    private final Event<Contradicted> contradicted;
    private final Clock clock;

    DeliveryReceipts(Progress progress, OrphanReceipts orphans, Event<Contradicted> contradicted, Clock clock) {
        this.progress = progress;
        this.orphans = orphans;
        this.contradicted = contradicted;
        this.clock = clock;
    }

    /**
     * Applies a receipt. It may overtake the answer to our own request: then it is what settles it.
     *
     * @return false when the message is none of ours
     */
    @Transactional
    public boolean apply(Receipt receipt) {
        lockCustomers(List.of(receipt));
        Optional<Message> ours = outbound(receipt.messageId());
        ours.ifPresent(message -> {
            if (message.carriage().carrierMessageId() != null) {
                apply(receipt, message);
            } else if (isAnothers(receipt)) {
                Log.errorf("a receipt for message %s is about another message, and kept for that one", message.id());
                apply(receipt.carrierMessageId(), receipt.status(), receipt.errorCode());
            } else {
                apply(receipt, message);
                join(List.of(receipt.carrierMessageId()));
            }
        });
        return ours.isPresent();
    }

    private static boolean isAnothers(Receipt receipt) {
        return Message.count(
                        "carriage.carrierMessageId = ?1 and id <> ?2", receipt.carrierMessageId(), receipt.messageId())
                > 0;
    }

    /** News that names only the carrier's id. It waits for its message when none of ours has this id yet. */
    @Transactional
    public void apply(String carrierMessageId, Status status, String errorCode) {
        orphans.keep(carrierMessageId, status, errorCode);
        join(List.of(carrierMessageId));
    }

    /** Messages have learned these ids of the carrier; what was heard under them before is now theirs. */
    @Transactional
    public void join(Collection<String> carrierMessageIds) {
        if (!carrierMessageIds.isEmpty()) {
            List<Receipt> joined = orphans.take(carrierMessageIds);
            lockCustomers(joined);
            joined.forEach(receipt -> outbound(receipt.messageId()).ifPresent(message -> apply(receipt, message)));
        }
    }

    /** Whether a message with this id was ever to be sent. */
    @Transactional
    public boolean isOurs(UUID messageId) {
        return Message.count("id = ?1 and direction = ?2", messageId, Direction.OUTBOUND) > 0;
    }

    /** What follows from a failure concerns the customer, whose row is locked before any of theirs. */
    private void lockCustomers(List<Receipt> receipts) {
        List<UUID> failed = receipts.stream()
                .filter(Receipt::tellsOfAFailure)
                .map(Receipt::messageId)
                .toList();
        if (!failed.isEmpty()) {
            progress.lockCustomersOf(failed);
        }
    }

    private static Optional<Message> outbound(UUID messageId) {
        return Message.lock(messageId).filter(message -> message.direction() == Direction.OUTBOUND);
    }

    private void apply(Receipt receipt, Message message) {
        if (!message.isKnownToCarrierAs(receipt.carrierMessageId())) {
            Log.errorf(
                    "message %s is %s at the carrier, but a receipt calls it %s: it may have been sent twice",
                    message.id(), message.carriage().carrierMessageId(), receipt.carrierMessageId());
        }
        if (message.status() == Status.UNKNOWN) {
            message.decide("sent", clock.instant());
        }
        if (receipt.status() != Status.FAILED && message.standing().isTakenForNotSent()) {
            Log.errorf("message %s has failed for us, but the carrier says %s", message.id(), receipt.status());
            contradicted.fire(new Contradicted(message.id()));
        }
        progress.advance(message, receipt.status(), receipt.errorCode());
    }
}
