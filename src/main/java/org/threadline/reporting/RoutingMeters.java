package org.threadline.reporting;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.transaction.Transactional;

import org.hibernate.Session;
import org.threadline.security.wall.AsMachine;
import org.threadline.thread.ThreadFact;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.scheduler.Scheduled;

/** Whether threads find their agents: how many were given, how long their customers had waited, how many nobody has. */
@ApplicationScoped
@AsMachine
class RoutingMeters {

    private final Session entities;
    private final Clock clock;
    private final MeterRegistry registry;
    private final Timer waited;
    private final AtomicLong unassigned;

    RoutingMeters(Session entities, Clock clock, MeterRegistry registry) {
        this.entities = entities;
        this.clock = clock;
        this.registry = registry;
        this.waited = registry.timer("threadline.routing.waited");
        this.unassigned = registry.gauge("threadline.routing.unassigned", new AtomicLong());
    }

    void given(@Observes(during = TransactionPhase.AFTER_SUCCESS) ThreadFact fact) {
        if (fact instanceof ThreadFact.Assigned given) {
            count("assigned");
            if (given.thread().waitingSince() != null) {
                waited.record(Duration.between(given.thread().waitingSince(), clock.instant()));
            }
        } else if (fact instanceof ThreadFact.Returned) {
            count("returned");
        }
    }

    private void count(String what) {
        registry.counter("threadline.routing.threads", "what", what).increment();
    }

    @Scheduled(every = "15s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void measure() {
        long waiting = entities.createNativeQuery("""
                        select count(*) from brand b
                        join support_thread t on t.brand = b.key and t.assignee is null and t.sort_group = 0
                        where b.policies -> 'routing' ->> 'assignment' = 'LONGEST_IDLE'""", Long.class).getSingleResult();
        unassigned.set(waiting);
    }
}
