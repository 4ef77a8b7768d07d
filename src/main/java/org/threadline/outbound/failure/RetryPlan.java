package org.threadline.outbound.failure;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Set;

import org.threadline.outbound.Consequence;
import org.threadline.value.Kind;

/** Whether a failed text is tried once more, and when. Knows no store; the gate is asked again in any case. */
final class RetryPlan {

    /** What is decided. */
    sealed interface Decision {}

    /** @param latest pointless after, or null */
    record Again(Instant at, Instant latest) implements Decision {}

    /** It could be tried again, but by then there is no reason any more to say it. */
    record TooLate() implements Decision {}

    /** It has been tried as often as it may be. */
    record NoMore() implements Decision {}

    /**
     * The text that failed.
     *
     * @param retries how many of the same have failed before it
     * @param expiresAt pointless after, or null
     */
    record Failed(Kind kind, int retries, Instant createdAt, Instant expiresAt) {}

    /** The answer to a keyword is one only while the question is fresh. */
    private static final Duration ANSWER_IS_FRESH = Duration.ofMinutes(5);

    /** Their clock is not ours, and everybody else comes at midnight. */
    private static final Duration AFTER_MIDNIGHT = Duration.ofMinutes(5);

    private final FailureConfig config;

    RetryPlan(FailureConfig config) {
        this.config = config;
    }

    Decision decide(Failed failed, Set<Consequence> consequences, Instant now) {
        Instant at = next(failed.retries(), consequences, now);
        if (at == null) {
            return new NoMore();
        }
        Instant latest = latest(failed);
        return latest != null && !at.isBefore(latest) ? new TooLate() : new Again(at, latest);
    }

    /** The longest of the waits that the consequences ask for; null when there is no try left. */
    private Instant next(int retries, Set<Consequence> consequences, Instant now) {
        if (retries >= config.retryAfter().size()) {
            return null;
        }
        if (consequences.contains(Consequence.NEXT_WINDOW)) {
            return nextWindow(now);
        }
        if (consequences.contains(Consequence.RETRY_LATER)) {
            return now.plus(config.retryAfter().get(retries));
        }
        if (consequences.contains(Consequence.RETRY_ONCE)) {
            return retries == 0 ? now.plus(config.retryOnceAfter()) : null;
        }
        // The sender stands still or rests: the text waits in the queue with the others.
        boolean oursToMend =
                consequences.contains(Consequence.HALT_SENDER) || consequences.contains(Consequence.REST_SENDER);
        return oursToMend ? now : null;
    }

    private Instant nextWindow(Instant now) {
        ZonedDateTime there = now.atZone(config.windowZone());
        return there.toLocalDate()
                .plusDays(1)
                .atStartOfDay(config.windowZone())
                .toInstant()
                .plus(AFTER_MIDNIGHT);
    }

    private static Instant latest(Failed failed) {
        return failed.expiresAt() == null && failed.kind().lane() == Kind.Lane.ACKNOWLEDGEMENT
                ? failed.createdAt().plus(ANSWER_IS_FRESH)
                : failed.expiresAt();
    }
}
