package org.threadline.reporting;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.hibernate.Session;
import org.threadline.security.wall.AsMachine;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;

/** What has been stopped, by the carrier's errors or because it is unusual, and still is. */
@ApplicationScoped
@AsMachine
class CarrierMeters {

    private final Session entities;
    private final Clock clock;
    private final AtomicLong halted;
    private final AtomicLong paused;
    private final AtomicLong suppressed;
    private final AtomicLong surging;

    CarrierMeters(Session entities, Clock clock, MeterRegistry registry) {
        this.entities = entities;
        this.clock = clock;
        this.halted = registry.gauge("threadline.senders.halted", new AtomicLong());
        this.paused = registry.gauge("threadline.templates.paused", new AtomicLong());
        this.suppressed = registry.gauge("threadline.numbers.suppressed", new AtomicLong());
        this.surging = registry.gauge("threadline.surges.open", new AtomicLong());
    }

    @Scheduled(every = "15s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void measure() {
        Object[] row = entities.createNativeQuery("""
                        select (select count(*) from sender_pace where halted_at is not null),
                               (select count(*) from template_pause where until > :now),
                               (select count(*) from suppressed_number),
                               (select count(*) from surge where until > :now)""", Object[].class)
                .setParameter("now", clock.instant())
                .getSingleResult();
        halted.set(((Number) row[0]).longValue());
        paused.set(((Number) row[1]).longValue());
        suppressed.set(((Number) row[2]).longValue());
        surging.set(((Number) row[3]).longValue());
    }
}
