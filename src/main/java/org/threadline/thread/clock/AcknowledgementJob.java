package org.threadline.thread.clock;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.Session;
import org.threadline.brand.Brand;
import org.threadline.message.Message;
import org.threadline.security.wall.AsMachine;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;

/**
 * Reads off how long acknowledgements took, a little later: the moment at which the carrier took one is written with the
 * text, and whoever sends has no time for stopwatches.
 */
@ApplicationScoped
@AsMachine
class AcknowledgementJob {

    private static final int BATCH = 200;

    private static final String DONE = """
            select s.* from stopwatch s join message m on m.id = s.message_id
            where s.message_id is not null and s.stopped_at is null
              and (m.sent_at is not null or m.status in ('FAILED', 'CANCELED'))
            limit :batch for no key update of s skip locked""";

    private final Session entities;
    private final Clock clock;

    AcknowledgementJob(Session entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void read() {
        int done;
        do {
            done = QuarkusTransaction.requiringNew().call(this::batch);
        } while (done == BATCH);
    }

    private int batch() {
        List<Stopwatch> done = entities.createNativeQuery(DONE, Stopwatch.class)
                .setParameter("batch", BATCH)
                .getResultList();
        Map<UUID, Message> texts =
                Message.all(done.stream().map(Stopwatch::messageId).toList());
        for (Stopwatch stopwatch : done) {
            Instant taken = texts.get(stopwatch.messageId()).sentAt();
            stopwatch.stop(
                    taken == null ? Outcome.GIVEN_UP : Outcome.ANSWERED,
                    taken == null ? clock.instant() : taken,
                    Brand.withKey(stopwatch.brand()).orElseThrow().businessTime());
        }
        return done.size();
    }
}
