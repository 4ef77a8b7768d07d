package org.threadline.outbound.sender;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.hibernate.Session;
import org.threadline.security.wall.AsMachine;

import io.quarkus.scheduler.Scheduled;

/** Texts that come due while their number is halted are not claimed at all; they say why nonetheless. */
@ApplicationScoped
@AsMachine
class HaltedSendersJob {

    private final Session entities;
    private final Clock clock;

    HaltedSendersJob(Session entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void explain() {
        entities.createNativeMutationQuery("""
                        update message m set decision = 'sender-halted:' || p.halted_reason, decided_at = :now
                        from sender_pace p
                        where p.halted_at is not null and m.sender = p.number and m.status = 'QUEUED'
                          and m.due_at <= :now and m.decision is null""")
                .setParameter("now", clock.instant())
                .executeUpdate();
    }
}
