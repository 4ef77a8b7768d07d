package org.threadline.inbound;

import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.Set;
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

    /** What an event itself may be to blame for could still be a race with another replica: so often, then no more. */
    private static final int TRIES_OF_ONE_EVENT = 4;

    /** SQL states by class: data that does not fit, a constraint, a limit of the store. */
    private static final Set<String> OF_THE_EVENT = Set.of("22", "23", "54");

    private volatile boolean stopping;

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    /**
     * Repeats until it succeeds, or fails for a reason that lies in the event itself.
     *
     * @throws UnusableEvent for such a reason; one event that no store takes must not hold up all that come after it
     */
    <T> T untilStored(Supplier<T> work) {
        long pause = FIRST_PAUSE_MILLIS;
        for (int tries = 1; ; tries++) {
            try {
                return work.get();
            } catch (UnusableEvent unusable) {
                throw unusable;
            } catch (RuntimeException failed) {
                if (tries >= TRIES_OF_ONE_EVENT && liesInTheEvent(failed)) {
                    Log.errorf(
                            "an event cannot be stored, it goes to the dead letters: %s",
                            failed.getClass().getSimpleName());
                    throw new UnusableEvent("cannot be stored");
                }
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

    private static boolean liesInTheEvent(Throwable failure) {
        return switch (failure) {
            case SQLException sql ->
                sql.getSQLState() != null
                        && OF_THE_EVENT.contains(sql.getSQLState().substring(0, 2));
            case DateTimeException outOfRange -> true;
            case ArithmeticException outOfRange -> true;
            case NullPointerException ourFault -> true;
            default ->
                failure.getCause() != null && liesInTheEvent(failure.getCause())
                        || Arrays.stream(failure.getSuppressed()).anyMatch(Patience::liesInTheEvent);
        };
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
