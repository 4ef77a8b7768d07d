package org.threadline.local.shop;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

/** Plays days in the background until they are over or the application stops. */
@ApplicationScoped
public class DemoDayRuns {

    private final ShopEvents events;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    DemoDayRuns(ShopEvents events) {
        this.events = events;
    }

    void play(DemoDay day) {
        threads.execute(() -> run(day));
    }

    private void run(DemoDay day) {
        try {
            for (var beat : day.beats()) {
                var wait = Duration.between(Instant.now(), beat.due());
                Thread.sleep(wait.isNegative() ? Duration.ZERO : wait);
                if (beat.event() == null) {
                    events.send(null, beat.raw());
                } else {
                    events.publish(beat.event());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
