package org.threadline.local.shop;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/** One customer's way through the compressed day, a random step at a time. */
final class DemoClock {

    /** No story has more steps than this. */
    private static final int STEPS = 6;

    private final Instant end;
    private final long longestStepMs;
    private final Random random;
    private Instant now;

    DemoClock(Instant start, Duration day, Random random) {
        this.now = start;
        this.end = start.plus(day);
        this.longestStepMs = day.toMillis() / STEPS;
        this.random = random;
    }

    Instant tick() {
        now = now.plusMillis(1 + random.nextLong(longestStepMs));
        return now;
    }

    Instant end() {
        now = end;
        return now;
    }
}
