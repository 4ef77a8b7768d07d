package org.threadline.outbound;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.Session;
import org.threadline.security.wall.AsMachine;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;

/** Forgets calls that nobody repeats any more. Their answers hold what was written to customers. */
@ApplicationScoped
@AsMachine
class PastCallsJob {

    // Small, so that no transaction is long.
    private static final int BATCH = 1000;

    private final Session entities;
    private final Clock clock;

    PastCallsJob(Session entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    @Scheduled(every = "5m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void prune() {
        int pruned;
        do {
            pruned = QuarkusTransaction.requiringNew().call(this::batch);
        } while (pruned == BATCH);
    }

    private int batch() {
        return entities.createNativeMutationQuery("""
                        delete from idempotent_call where (caller, key) in (
                          select caller, key from idempotent_call where called_at <= :forgotten
                          order by called_at limit :batch for update skip locked)""")
                .setParameter("forgotten", clock.instant().minus(IdempotentCalls.KEPT))
                .setParameter("batch", BATCH)
                .executeUpdate();
    }
}
