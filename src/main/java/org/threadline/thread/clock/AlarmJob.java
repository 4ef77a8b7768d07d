package org.threadline.thread.clock;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

import org.hibernate.Session;
import org.threadline.security.wall.AsMachine;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;

/**
 * Warns before a benchmark is missed, tells when it is, and settles who has stayed away. Any number of replicas may look:
 * each passes over the rows that another has in hand, and what another has told is not due any more. The event is
 * written in the same transaction, so it is told once.
 */
@ApplicationScoped
@AsMachine
class AlarmJob {

    // Small, so that no agent who answers just then waits for long.
    private static final int BATCH = 100;

    private static final String DUE = """
            select * from stopwatch where rings_at <= :now
            order by rings_at limit :batch for no key update skip locked""";

    private final Session entities;
    private final Event<Alarm> alarms;
    private final Clock clock;

    AlarmJob(Session entities, Event<Alarm> alarms, Clock clock) {
        this.entities = entities;
        this.alarms = alarms;
        this.clock = clock;
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void ring() {
        int rung;
        do {
            rung = QuarkusTransaction.requiringNew().call(this::batch);
        } while (rung == BATCH);
    }

    private int batch() {
        Instant now = clock.instant();
        List<Stopwatch> due = entities.createNativeQuery(DUE, Stopwatch.class)
                .setParameter("now", now)
                .setParameter("batch", BATCH)
                .getResultList();
        due.forEach(stopwatch -> stopwatch.ring(now).ifPresent(alarms::fire));
        return due.size();
    }
}
