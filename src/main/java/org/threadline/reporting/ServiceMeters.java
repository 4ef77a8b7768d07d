package org.threadline.reporting;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.transaction.Transactional;

import org.hibernate.Session;
import org.threadline.security.wall.AsMachine;
import org.threadline.thread.clock.Alarm;
import org.threadline.thread.clock.Measure;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;

/** How many customers wait for a person, and for too long. The counters are there from the start, so that alerts can watch. */
@ApplicationScoped
@AsMachine
class ServiceMeters {

    private static final String WARNED = "threadline.responses.warned";
    private static final String BREACHED = "threadline.responses.breached";

    private final Session entities;
    private final MeterRegistry registry;
    private final AtomicLong waiting;
    private final AtomicLong overdue;

    ServiceMeters(Session entities, MeterRegistry registry) {
        this.entities = entities;
        this.registry = registry;
        this.waiting = registry.gauge("threadline.responses.waiting", new AtomicLong());
        this.overdue = registry.gauge("threadline.responses.overdue", new AtomicLong());
    }

    void start(@Observes StartupEvent started) {
        Stream.of(Measure.values()).filter(Measure::isResponse).forEach(measure -> {
            registry.counter(WARNED, "clock", lower(measure));
            registry.counter(BREACHED, "clock", lower(measure));
        });
    }

    void rung(@Observes(during = TransactionPhase.AFTER_SUCCESS) Alarm alarm) {
        String counter = alarm instanceof Alarm.Breached ? BREACHED : WARNED;
        registry.counter(counter, "clock", lower(alarm.stopwatch().measure())).increment();
    }

    @Scheduled(every = "15s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void measure() {
        Object[] row = entities.createNativeQuery("""
                        select count(*), count(breached_at) from stopwatch
                        where stopped_at is null and measure in ('FIRST_RESPONSE', 'NEXT_RESPONSE')""", Object[].class).getSingleResult();
        waiting.set((Long) row[0]);
        overdue.set((Long) row[1]);
    }

    private static String lower(Measure measure) {
        return measure.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
