package org.threadline.reporting;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.hibernate.Session;
import org.threadline.security.wall.AsMachine;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;

/** What has been stopped, by the carrier's errors or because it is unusual, and still is; and what was not read there. */
@ApplicationScoped
@AsMachine
class CarrierMeters {

    private final Session entities;
    private final Clock clock;
    private final AtomicLong halted;
    private final AtomicLong paused;
    private final AtomicLong suppressed;
    private final AtomicLong surging;
    private final AtomicLong unreadSeconds;

    CarrierMeters(Session entities, Clock clock, MeterRegistry registry) {
        this.entities = entities;
        this.clock = clock;
        this.halted = registry.gauge("threadline.senders.halted", new AtomicLong());
        this.paused = registry.gauge("threadline.templates.paused", new AtomicLong());
        this.suppressed = registry.gauge("threadline.numbers.suppressed", new AtomicLong());
        this.surging = registry.gauge("threadline.surges.open", new AtomicLong());
        this.unreadSeconds = registry.gauge("threadline.repair.behind.seconds", new AtomicLong());
    }

    @Scheduled(every = "15s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void measure() {
        Instant now = clock.instant();
        Object[] row = entities.createNativeQuery("""
                        select (select count(*) from sender_pace where halted_at is not null),
                               (select count(*) from template_pause where until > :now),
                               (select count(*) from suppressed_number),
                               (select count(*) from surge where until > :now),
                               (select min(read_until) from inbound_watermark)""", Object[].class)
                .setParameter("now", now)
                .getSingleResult();
        halted.set(((Number) row[0]).longValue());
        paused.set(((Number) row[1]).longValue());
        suppressed.set(((Number) row[2]).longValue());
        surging.set(((Number) row[3]).longValue());
        unreadSeconds.set(
                row[4] == null ? 0 : Duration.between((Instant) row[4], now).toSeconds());
    }
}
