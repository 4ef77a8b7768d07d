package org.threadline.outbound;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.threadline.brand.Brand;
import org.threadline.brand.Sender;
import org.threadline.customer.Customers;
import org.threadline.message.Message;
import org.threadline.message.Progress;
import org.threadline.message.Status;

/** The two ends of a send, each a short transaction of its own: what to hand over, and what came of it. */
@ApplicationScoped
class SendRecords {

    private static final Duration LONGEST_BACKOFF = Duration.ofMinutes(1);

    private final Customers customers;
    private final Progress progress;
    private final OutboundConfig config;
    private final Clock clock;

    SendRecords(Customers customers, Progress progress, OutboundConfig config, Clock clock) {
        this.customers = customers;
        this.progress = progress;
        this.config = config;
        this.clock = clock;
    }

    @Transactional
    OutgoingText load(UUID messageId) {
        Message message = Message.findById(messageId);
        String service = Brand.withKey(message.brand())
                .flatMap(brand -> brand.sender(message.sender()))
                .map(Sender::messagingServiceSid)
                .orElse(null);
        return new OutgoingText(
                messageId,
                message.brand(),
                customers.find(message.customerId()).orElseThrow().phone(),
                message.sender(),
                service,
                message.body(),
                message.media(),
                null);
    }

    /** Writes down an outcome. A callback may have been faster; then the rank guard leaves its news standing. */
    @Transactional
    void record(UUID messageId, SendOutcome outcome) {
        if (outcome instanceof SendOutcome.Refused) {
            progress.lockCustomersOf(List.of(messageId));
        }
        Message message = Message.lock(messageId).orElseThrow();
        switch (outcome) {
            case SendOutcome.Accepted accepted -> {
                message.isKnownToCarrierAs(accepted.carrierMessageId());
                message.countSegments(accepted.segments());
                message.costs(accepted.price());
                progress.advance(message, accepted.status(), null);
            }
            case SendOutcome.Refused refused -> {
                message.decide("refused:" + refused.errorCode(), clock.instant());
                progress.advance(message, Status.FAILED, refused.errorCode());
            }
            case SendOutcome.Unknown unknown -> {
                message.decide("unknown:" + unknown.why(), clock.instant());
                progress.advance(message, Status.UNKNOWN, null);
            }
            case SendOutcome.NotProcessed notProcessed -> tryLater(message, notProcessed.why());
        }
    }

    private void tryLater(Message message, String why) {
        if (message.status() == Status.SENDING) {
            message.waitAgain(clock.instant().plus(backoff(message.throttled())), why, clock.instant());
        }
    }

    private Duration backoff(int timesBefore) {
        Duration doubled = config.throttleBackoff().multipliedBy(1L << Math.min(timesBefore, 6));
        Duration capped = doubled.compareTo(LONGEST_BACKOFF) > 0 ? LONGEST_BACKOFF : doubled;
        return capped.plusMillis(ThreadLocalRandom.current().nextLong(capped.toMillis() / 2 + 1));
    }
}
