package org.threadline.inbound;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;

import jakarta.enterprise.context.ApplicationScoped;

import org.threadline.inbound.Watermarks.Stretch;
import org.threadline.security.wall.AsMachine;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;

/** Reads the carrier's list of texts to each of our numbers again and again; webhooks may have been lost. */
@ApplicationScoped
@AsMachine
class GapJob {

    /** A slow carrier holds up so many readings, and no transaction. */
    private static final int PARALLEL = 4;

    private final Watermarks watermarks;
    private final GapRepair gaps;
    private final Clock clock;

    GapJob(Watermarks watermarks, GapRepair gaps, Clock clock) {
        this.watermarks = watermarks;
        this.gaps = gaps;
        this.clock = clock;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void read() {
        List<Stretch> due = watermarks.claim();
        if (due.isEmpty()) {
            return;
        }
        try (var workers =
                Executors.newFixedThreadPool(PARALLEL, Thread.ofVirtual().factory())) {
            due.forEach(stretch -> workers.execute(() -> read(stretch)));
        }
    }

    private void read(Stretch stretch) {
        Instant began = clock.instant();
        try {
            if (gaps.repair(stretch)) {
                watermarks.read(stretch, began);
            } else {
                watermarks.failed(stretch, began);
            }
        } catch (RuntimeException failed) {
            Log.errorf("the list of %s was not read, it is repeated: %s", stretch.number(), failed.toString());
        }
    }
}
