package org.threadline.inbound;

import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;

/** Waits out a store that is away, so that no event is taken for a bad one because of it. */
@ApplicationScoped
class Patience {

    private static final long FIRST_PAUSE_MILLIS = 200;
    private static final long LONGEST_PAUSE_MILLIS = 3_000;

    private volatile boolean stopping;

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    /** Repeats until it succeeds, or fails for a reason that lies in the event itself. */
    <T> T untilStored(Supplier<T> work) {
        long pause = FIRST_PAUSE_MILLIS;
        while (true) {
            try {
                return work.get();
            } catch (UnusableEvent unusable) {
                throw unusable;
            } catch (RuntimeException failed) {
                if (stopping || !pause(pause)) {
                    throw failed;
                }
                Log.warnf(
                        "an event could not be stored, trying again: %s",
                        failed.getClass().getSimpleName());
                pause = Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
            }
        }
    }

    private static boolean pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
