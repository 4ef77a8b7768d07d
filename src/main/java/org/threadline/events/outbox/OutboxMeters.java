package org.threadline.events.outbox;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.hibernate.Session;
import org.threadline.security.wall.AsMachine;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;

/** How much waits to be published, and how long the oldest has waited: the two figures that say whether it flows. */
@ApplicationScoped
@AsMachine
class OutboxMeters {

    private final Session entities;
    private final Clock clock;
    private final AtomicLong waiting;
    private final AtomicLong oldestSeconds;

    OutboxMeters(Session entities, Clock clock, MeterRegistry registry) {
        this.entities = entities;
        this.clock = clock;
        this.waiting = registry.gauge("threadline.events.out.waiting", new AtomicLong());
        this.oldestSeconds = registry.gauge("threadline.events.out.oldest.seconds", new AtomicLong());
    }

    @Scheduled(every = "15s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void measure() {
        Object[] row = entities.createNativeQuery("""
                        select count(*), coalesce(extract(epoch from :now - min(created_at)), 0)::bigint
                        from outbox_event where published_at is null""", Object[].class)
                .setParameter("now", clock.instant())
                .getSingleResult();
        waiting.set(((Number) row[0]).longValue());
        oldestSeconds.set(Math.max(0, ((Number) row[1]).longValue()));
    }
}
