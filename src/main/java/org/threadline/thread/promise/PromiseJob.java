package org.threadline.thread.promise;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.threadline.customer.Customer;
import org.threadline.customer.CustomerTurns;
import org.threadline.security.wall.AsMachine;

import io.quarkus.scheduler.Scheduled;

/** Looks at promises whose time has come. */
@ApplicationScoped
@AsMachine
class PromiseJob {

    private static final String DUE =
            "select customer_id from promise where asks_at <= :now order by asks_at limit :batch";

    private final CustomerTurns turns;
    private final LatePromises late;

    PromiseJob(CustomerTurns turns, LatePromises late) {
        this.turns = turns;
        this.late = late;
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        turns.take(DUE, this::face);
    }

    private void face(Map<UUID, Customer> who, Instant now) {
        // A statement of its own, after the locks: what was answered meanwhile is not due any more.
        List<Promise> due = KnownPromises.due(who.keySet(), now);
        late.recall(due);
        due.forEach(promise -> late.face(promise, who.get(promise.customerId()), now));
    }
}
