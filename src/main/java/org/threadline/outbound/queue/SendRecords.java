package org.threadline.outbound.queue;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.threadline.message.Acceptances;
import org.threadline.message.Acceptances.Acceptance;
import org.threadline.message.DeliveryReceipts;
import org.threadline.message.Message;
import org.threadline.message.Progress;
import org.threadline.message.Status;
import org.threadline.outbound.OutgoingText;
import org.threadline.outbound.SendOutcome;
import org.threadline.outbound.sender.Senders;
import org.threadline.security.wall.AsMachine;

/** What came of sends, many in one short transaction. A callback may have been faster; then its news stands. */
@ApplicationScoped
@AsMachine
class SendRecords {

    /** A text that was handed over, and what came of it. */
    record Sent(OutgoingText text, SendOutcome outcome) {}

    private final Acceptances acceptances;
    private final DeliveryReceipts receipts;
    private final Progress progress;
    private final Senders senders;
    private final Clock clock;

    SendRecords(Acceptances acceptances, DeliveryReceipts receipts, Progress progress, Senders senders, Clock clock) {
        this.acceptances = acceptances;
        this.receipts = receipts;
        this.progress = progress;
        this.senders = senders;
        this.clock = clock;
    }

    @Transactional
    void record(List<Sent> sent) {
        // What follows from a refusal concerns the customer, whose row is locked before any of theirs.
        List<UUID> refusals = sent.stream()
                .filter(one -> one.outcome() instanceof SendOutcome.Refused)
                .map(one -> one.text().messageId())
                .toList();
        if (!refusals.isEmpty()) {
            progress.lockCustomersOf(refusals);
        }
        var accepted = new ArrayList<Acceptance>();
        for (Sent one : sent) {
            UUID id = one.text().messageId();
            switch (one.outcome()) {
                case SendOutcome.Accepted taken ->
                    accepted.add(new Acceptance(id, taken.carrierMessageId(), taken.status(), taken.segments()));
                case SendOutcome.Refused refused -> refuse(id, refused);
                case SendOutcome.Unknown unknown -> doubt(id, unknown);
                case SendOutcome.NotProcessed notProcessed -> {
                    waitAgain(id, notProcessed);
                    senders.rest(one.text().from());
                }
            }
        }
        if (!accepted.isEmpty()) {
            acceptances.record(accepted);
            sent.forEach(SendRecords::price);
            receipts.join(accepted.stream().map(Acceptance::carrierMessageId).toList());
            senders.wellAgain(numbers(sent));
        }
    }

    /** Rarely known this early. */
    private static void price(Sent one) {
        if (one.outcome() instanceof SendOutcome.Accepted accepted && accepted.price() != null) {
            Message.<Message>findById(one.text().messageId()).costs(accepted.price());
        }
    }

    private static Set<String> numbers(List<Sent> sent) {
        return sent.stream()
                .filter(one -> one.outcome() instanceof SendOutcome.Accepted)
                .map(one -> one.text().from().value())
                .collect(Collectors.toSet());
    }

    private void refuse(UUID id, SendOutcome.Refused refused) {
        Message message = Message.lock(id).orElseThrow();
        if (progress.advance(message, Status.FAILED, refused.errorCode())) {
            message.decide("refused:" + refused.errorCode(), clock.instant());
        }
    }

    private void doubt(UUID id, SendOutcome.Unknown unknown) {
        Message message = Message.lock(id).orElseThrow();
        if (progress.advance(message, Status.UNKNOWN, null)) {
            message.decide("unknown:" + unknown.why(), clock.instant());
        }
    }

    private void waitAgain(UUID id, SendOutcome.NotProcessed notProcessed) {
        Message message = Message.lock(id).orElseThrow();
        if (message.status() == Status.SENDING) {
            message.waitAgain(notProcessed.why(), clock.instant());
        }
    }
}
