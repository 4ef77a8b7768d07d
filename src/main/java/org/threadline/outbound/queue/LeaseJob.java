package org.threadline.outbound.queue;

import java.time.Clock;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.hibernate.Session;
import org.threadline.message.Message;
import org.threadline.message.Progress;
import org.threadline.message.Status;
import org.threadline.security.wall.AsMachine;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;

/** Finds sends whose replica died before it wrote down the outcome. They are unknown, never simply due again. */
@ApplicationScoped
@AsMachine
class LeaseJob {

    private final Session entities;
    private final Progress progress;
    private final Clock clock;

    LeaseJob(Session entities, Progress progress, Clock clock) {
        this.entities = entities;
        this.progress = progress;
        this.clock = clock;
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void endLeases() {
        List<Message> ended = entities.createNativeQuery("""
                        select * from message where status = 'SENDING' and lease_until < :now
                        limit 500 for update skip locked""", Message.class)
                .setParameter("now", clock.instant())
                .getResultList();
        for (Message message : ended) {
            progress.advance(message, Status.UNKNOWN, null);
            message.decide("unknown:lease-ended", clock.instant());
            Log.warnf("message %s: nobody recorded what the carrier said, it is unknown", message.id());
        }
    }
}
