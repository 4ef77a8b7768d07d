package org.threadline.outbound.failure;

import java.time.Clock;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

import org.threadline.message.Direction;
import org.threadline.message.Message;
import org.threadline.message.Retry;
import org.threadline.outbound.Consequence;

/**
 * Says again what has failed for a reason that passes: as a new text, because a status never goes back. It stands in the
 * thread as its own message, and the gate is asked about it as about any other.
 */
@ApplicationScoped
class Retries {

    private final RetryPlan plan;
    private final Event<Message.Queued> queued;
    private final Event<Message.Retried> retried;
    private final Clock clock;

    Retries(FailureConfig config, Event<Message.Queued> queued, Event<Message.Retried> retried, Clock clock) {
        this.plan = new RetryPlan(config);
        this.queued = queued;
        this.retried = retried;
        this.clock = clock;
    }

    RetryPlan.Decision decide(Message message, Set<Consequence> consequences) {
        var failed = new RetryPlan.Failed(
                message.kind(), message.retry().number(), message.createdAt(), message.expiresAt());
        RetryPlan.Decision decision = plan.decide(failed, consequences, clock.instant());
        return decision instanceof RetryPlan.Again && isOldNews(message) ? new RetryPlan.TooLate() : decision;
    }

    void queue(Failure failure, RetryPlan.Again plan) {
        Message again = Retry.again(failure.message(), plan.at(), plan.latest(), clock.instant());
        again.decide("retry:" + failure.code(), clock.instant());
        again.persistAndFlush();
        queued.fire(new Message.Queued(again.id(), again.dueAt()));
        retried.fire(new Message.Retried(again.id(), failure.messageId()));
    }

    /** Something newer has been said of the same: "shipped" after "delivered" would only confuse. */
    private static boolean isOldNews(Message message) {
        return message.origin().subject() != null
                && Message.count(
                                "brand = ?1 and customerId = ?2 and createdAt > ?3 and origin.subject = ?4 and direction = ?5",
                                message.brand(),
                                message.customerId(),
                                message.createdAt(),
                                message.origin().subject(),
                                Direction.OUTBOUND)
                        > 0;
    }
}
