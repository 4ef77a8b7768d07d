package org.threadline.thread;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Optional;

import org.threadline.brand.BusinessTime;
import org.threadline.wording.Moments;
import org.threadline.wording.Spoken;

/**
 * What a customer is told to expect, and what that comes to.
 *
 * @param said for it, such as {@code in about 20 minutes}, {@code tomorrow at 9 AM ET}
 * @param isOfOpening whether they name the moment at which somebody is there again
 * @param until by when a person will have answered, if the words are true
 */
record Expectation(Spoken said, boolean isOfOpening, Instant until) {

    /** A moment that is beyond closing time is said to the quarter of an hour. */
    private static final long QUARTER = Duration.ofMinutes(15).toSeconds();

    /**
     * @param usual the wait that the brand says when nothing else is known
     * @param measured how long customers of this brand wait now, in opening hours; empty when too little is known
     * @param customerZone IANA zone, or null
     */
    static Expectation of(
            BusinessTime time, Duration usual, Optional<Duration> measured, String customerZone, Instant now) {
        Duration wait = measured.map(Moments::rounded).orElse(usual);
        Instant until = time.after(now, wait).orElse(now.plus(wait));
        Optional<ZonedDateTime> opening = time.nextOpening(now);
        if (opening.isPresent()) {
            return new Expectation(Moments.opening(opening.get(), now, customerZone), true, until);
        }
        if (until.isAfter(now.plus(wait))) {
            ZonedDateTime quarter = nextQuarter(until).atZone(time.zone());
            return new Expectation(Moments.by(quarter, now, customerZone), false, quarter.toInstant());
        }
        Spoken said = measured.isPresent() ? Moments.expected(wait) : Moments.within((int) wait.toMinutes());
        return new Expectation(said, false, until);
    }

    private static Instant nextQuarter(Instant moment) {
        return Instant.ofEpochSecond(Math.ceilDiv(moment.getEpochSecond(), QUARTER) * QUARTER);
    }
}
