package org.threadline.inbound;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Whether anything comes of the events that wait. A store that is away is no reason to restart this process, and
 * neither is a quiet topic.
 */
@ApplicationScoped
class IntakeProgress {

    private final Clock clock;
    private boolean inHand;
    private boolean storeAway;
    private boolean over;
    private Instant waitingSince;

    IntakeProgress(Clock clock) {
        this.clock = clock;
    }

    /** Events were handed over. */
    synchronized void began() {
        inHand = true;
        waits();
    }

    /** All that was handed over is stored or put away. */
    synchronized void ended() {
        inHand = false;
        waitingSince = null;
        notifyAll();
    }

    synchronized void storeIsAway() {
        storeAway = true;
        waitingSince = null;
        notifyAll();
    }

    synchronized void storeIsBack() {
        storeAway = false;
        waits();
    }

    /** @param more whether events wait in the topic, or nobody can say */
    synchronized void seen(boolean more) {
        if (more) {
            waits();
        } else if (!inHand) {
            waitingSince = null;
        }
    }

    private void waits() {
        if (waitingSince == null && !storeAway) {
            waitingSince = clock.instant();
        }
    }

    synchronized boolean isStalled(Duration limit) {
        return waitingSince != null && waitingSince.plus(limit).isBefore(clock.instant());
    }

    /** This process ends: nothing more is begun, nothing is waited for. */
    synchronized void finish() {
        over = true;
    }

    synchronized boolean isOver() {
        return over;
    }

    /** Waits until nothing is in hand. What waits for the store is let go: another replica gets it. */
    synchronized boolean awaitEnd(Duration limit) throws InterruptedException {
        Instant until = clock.instant().plus(limit);
        while (inHand && !storeAway) {
            long left = Duration.between(clock.instant(), until).toMillis();
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }
}
