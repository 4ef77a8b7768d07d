package org.threadline.events.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When a failed delivery is tried again: each wait twice the one before up to the longest, and shortened by chance by
 * up to a third, so that what failed together does not come back together.
 */
record Retries(Duration first, Duration longest, Duration giveUpAfter) {

    static Retries of(WebhookConfig config) {
        return new Retries(config.firstRetry(), config.longestRetry(), config.giveUpAfter());
    }

    /** @return absent when it has been tried for long enough */
    Optional<Instant> next(int attempts, Instant firstTried, Instant now, RandomGenerator random) {
        Duration doubled = first.multipliedBy(1L << Math.clamp(attempts - 1L, 0, 30));
        Duration wait = doubled.compareTo(longest) > 0 ? longest : doubled;
        Instant next = now.plus(wait).minusMillis(random.nextLong(wait.toMillis() / 3 + 1));
        return next.isAfter(firstTried.plus(giveUpAfter)) ? Optional.empty() : Optional.of(next);
    }
}
