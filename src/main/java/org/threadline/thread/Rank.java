package org.threadline.thread;

import java.time.Duration;
import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

import org.threadline.brand.HeadStart;
import org.threadline.customer.Customer;

/**
 * By how many minutes a thread goes before those that wait as long, each with its reason. Minutes ahead do not change
 * while time passes, so a list by "since when, less the minutes ahead" is a list by waiting time and reasons together.
 *
 * @param promisedAt when the customer was told that somebody would have answered; null when nothing is promised any more
 */
@Embeddable
record Rank(
        @Column(name = "ahead_by_value", nullable = false) int byValue,

        @Column(name = "ahead_by_tier", nullable = false) int byTier,

        @Column(name = "ahead_by_promise", nullable = false) int byPromise,

        @Column(name = "promised_at") Instant promisedAt) {

    /** Nobody waits that long: what an agent calls urgent is before everything else, what can wait behind it. */
    private static final Duration BEYOND_ALL_WAITING = Duration.ofDays(36_525);

    static final Rank NONE = new Rank(0, 0, 0, null);

    /** The same for what the customer is worth by now, and with a promise that has passed counted. */
    Rank counted(HeadStart allowed, Customer customer, Instant now) {
        boolean broken = promisedAt != null && !promisedAt.isAfter(now);
        return new Rank(
                allowed.minutesFor(customer.lifetimeValue()),
                allowed.minutesFor(customer.tier()),
                broken ? allowed.promisePassed() : byPromise,
                broken ? null : promisedAt);
    }

    Rank promised(Instant at) {
        return new Rank(byValue, byTier, byPromise, at);
    }

    /** A person has answered, or nobody need any more. */
    Rank settled() {
        return new Rank(byValue, byTier, 0, null);
    }

    int minutesAhead() {
        return byValue + byTier + byPromise;
    }

    Duration ahead(Priority priority) {
        Duration minutes = Duration.ofMinutes(minutesAhead());
        return switch (priority) {
            case HIGH -> minutes.plus(BEYOND_ALL_WAITING);
            case NORMAL -> minutes;
            case LOW -> minutes.minus(BEYOND_ALL_WAITING);
        };
    }
}
