package org.threadline.security.rate;

import java.time.Duration;
import java.time.Instant;

/**
 * What is left to somebody. A call moves forward the moment at which all would be free again; as long as that is no
 * further ahead than a burst takes, calls pass. So there is one moment to remember, and no timer.
 */
class Allowance {

    private final Duration each;
    private final Duration burst;
    private Instant free = Instant.MIN;

    Allowance(int perSecond, int burst) {
        this.each = Duration.ofSeconds(1).dividedBy(perSecond);
        this.burst = each.multipliedBy(burst);
    }

    /** @return nothing to wait when the call may pass, else how long until the next may */
    synchronized Duration take(Instant now) {
        Instant then = (free.isBefore(now) ? now : free).plus(each);
        Duration ahead = Duration.between(now, then);
        if (ahead.compareTo(burst) > 0) {
            return ahead.minus(burst);
        }
        free = then;
        return Duration.ZERO;
    }

    /** Nothing is remembered that a new one would not say too. */
    synchronized boolean isWhole(Instant now) {
        return !free.isAfter(now);
    }
}
