package org.threadline.retention.change;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.threadline.customer.Customer;
import org.threadline.customer.CustomerTurns;
import org.threadline.security.wall.AsMachine;

import io.quarkus.scheduler.Scheduled;

/** Gives what the order system has not answered in time to a person. */
@ApplicationScoped
@AsMachine
class ChangeJob {

    private static final String DUE =
            "select customer_id from order_change where state = 'ASKED' and answer_by <= :now order by answer_by limit :batch";

    private final CustomerTurns turns;
    private final ChangeAnswers answers;

    ChangeJob(CustomerTurns turns, ChangeAnswers answers) {
        this.turns = turns;
        this.answers = answers;
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        turns.take(DUE, this::giveUp);
    }

    private void giveUp(Map<UUID, Customer> who, Instant now) {
        // A statement of its own, after the locks: what was answered meanwhile is not due any more.
        KnownChanges.due(who.keySet(), now).forEach(change -> answers.giveUp(change, who.get(change.customerId())));
    }
}
