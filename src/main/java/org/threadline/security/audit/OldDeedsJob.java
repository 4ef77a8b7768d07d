package org.threadline.security.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.Session;
import org.threadline.security.wall.AsMachine;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;

/** Forgets what was done longer ago than the trail is kept. Any number of replicas may do so at once. */
@ApplicationScoped
@AsMachine
class OldDeedsJob {

    // Small, so that no transaction is long.
    private static final int BATCH = 1000;

    private final Session entities;
    private final AuditConfig config;
    private final Clock clock;

    OldDeedsJob(Session entities, AuditConfig config, Clock clock) {
        this.entities = entities;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "2m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        Instant before =
                clock.instant().atZone(ZoneOffset.UTC).minus(config.keep()).toInstant();
        int forgotten;
        do {
            forgotten = QuarkusTransaction.requiringNew().call(() -> batch(before));
        } while (forgotten == BATCH);
    }

    private int batch(Instant before) {
        // The trail lets go of nothing unless it is told up to when, for this transaction only.
        entities.createNativeQuery(
                        "select set_config('threadline.forgetting_audit_before', :before, true)", String.class)
                .setParameter("before", before.toString())
                .getSingleResult();
        return entities.createNativeMutationQuery("""
                        delete from audit_entry where id in (
                          select id from audit_entry where done_at < :before
                          order by done_at limit :batch for update skip locked)""")
                .setParameter("before", before)
                .setParameter("batch", BATCH)
                .executeUpdate();
    }
}
