package org.threadline.reporting;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.hibernate.Session;
import org.threadline.security.wall.AsMachine;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;

/** How long the queue is and how old its oldest due text: the two figures that say whether texts go out. */
@ApplicationScoped
@AsMachine
class QueueMeters {

    private final Session entities;
    private final Clock clock;
    private final AtomicLong due;
    private final AtomicLong oldestSeconds;
    private final AtomicLong unknown;

    QueueMeters(Session entities, Clock clock, MeterRegistry registry) {
        this.entities = entities;
        this.clock = clock;
        this.due = registry.gauge("threadline.queue.due", new AtomicLong());
        this.oldestSeconds = registry.gauge("threadline.queue.oldest.due.seconds", new AtomicLong());
        this.unknown = registry.gauge("threadline.texts.unknown", new AtomicLong());
    }

    @Scheduled(every = "15s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void measure() {
        Object[] row = entities.createNativeQuery("""
                        select count(*) filter (where status = 'QUEUED'),
                               coalesce(extract(epoch from :now - min(due_at) filter (where status = 'QUEUED')), 0)::bigint,
                               count(*) filter (where status = 'UNKNOWN')
                        from message
                        where (status = 'QUEUED' and due_at <= :now) or status = 'UNKNOWN'""", Object[].class)
                .setParameter("now", clock.instant())
                .getSingleResult();
        due.set(((Number) row[0]).longValue());
        oldestSeconds.set(((Number) row[1]).longValue());
        unknown.set(((Number) row[2]).longValue());
    }
}
