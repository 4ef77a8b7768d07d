package org.threadline.events.webhook;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.hibernate.Session;
import org.threadline.security.wall.AsMachine;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;

/** How many deliveries wait, and how many webhooks have failed for long. */
@ApplicationScoped
@AsMachine
class WebhookMeters {

    private final Session entities;
    private final WebhookConfig config;
    private final Clock clock;
    private final AtomicLong waiting;
    private final AtomicLong failing;

    WebhookMeters(Session entities, WebhookConfig config, Clock clock, MeterRegistry registry) {
        this.entities = entities;
        this.config = config;
        this.clock = clock;
        this.waiting = registry.gauge("threadline.webhooks.waiting", new AtomicLong());
        this.failing = registry.gauge("threadline.webhooks.failing", new AtomicLong());
    }

    @Scheduled(every = "15s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void measure() {
        Instant longAgo = clock.instant().minus(config.failingAfter());
        Object[] row = entities.createNativeQuery("""
                        select (select count(*) from webhook_delivery d join webhook w on w.id = d.webhook_id
                                where d.status = 'PENDING' and not w.paused),
                               (select count(*) from webhook where not paused and failing_since <= :longAgo)""", Object[].class)
                .setParameter("longAgo", longAgo)
                .getSingleResult();
        waiting.set(((Number) row[0]).longValue());
        failing.set(((Number) row[1]).longValue());
    }
}
