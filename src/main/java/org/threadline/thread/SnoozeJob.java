package org.threadline.thread;

import java.time.Clock;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

import org.hibernate.Session;
import org.threadline.security.wall.AsMachine;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;

/**
 * Wakes what was snoozed until now. Any number of replicas may look: each passes over the rows that another has in hand,
 * and what another has woken is snoozed no longer.
 */
@ApplicationScoped
@AsMachine
class SnoozeJob {

    // Small, so that nobody who wants one of these threads waits for long.
    private static final int BATCH = 100;

    private static final String DUE = """
            select * from support_thread where status = 'SNOOZED' and snoozed_until <= :now
            order by snoozed_until limit :batch for no key update skip locked""";

    private final Session entities;
    private final Event<ThreadFact> facts;
    private final Clock clock;

    SnoozeJob(Session entities, Event<ThreadFact> facts, Clock clock) {
        this.entities = entities;
        this.facts = facts;
        this.clock = clock;
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void wake() {
        int woken;
        do {
            woken = QuarkusTransaction.requiringNew().call(this::batch);
        } while (woken == BATCH);
    }

    private int batch() {
        List<SupportThread> due = entities.createNativeQuery(DUE, SupportThread.class)
                .setParameter("now", clock.instant())
                .setParameter("batch", BATCH)
                .getResultList();
        for (SupportThread thread : due) {
            thread.wake(clock.instant());
            facts.fire(new ThreadFact.Reopened(thread, null, ThreadFact.Why.TIME));
        }
        return due.size();
    }
}
