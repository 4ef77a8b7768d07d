package org.threadline.events.outbox;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.Session;
import org.threadline.security.wall.AsMachine;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;

/**
 * Forgets events that were told and need no replay any more; their deliveries go with them. The live line keeps in mind
 * how far it was forgotten, so that nobody resumes over the gap.
 */
@ApplicationScoped
@AsMachine
class PruneJob {

    // Small, so that no transaction is long and nobody waits for its locks.
    private static final int BATCH = 1000;

    private final Session entities;
    private final Clock clock;

    PruneJob(Session entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    @Scheduled(every = "1m", delayed = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void prune() {
        int pruned;
        do {
            pruned = QuarkusTransaction.requiringNew().call(this::batch);
        } while (pruned == BATCH);
    }

    private int batch() {
        return entities.createNativeQuery("""
                        with gone as (
                          delete from outbox_event where id in (
                            select id from outbox_event
                            where keep_until < :now and published_at is not null and live_position is not null
                            order by keep_until limit :batch for update skip locked)
                          returning live_position),
                        line as (
                          update live_line set forgotten = greatest(forgotten, g.last)
                          from (select max(live_position) as last from gone) g where g.last is not null)
                        select count(*) from gone""", Integer.class)
                .setParameter("now", clock.instant())
                .setParameter("batch", BATCH)
                .getSingleResult();
    }
}
