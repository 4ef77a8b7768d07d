package org.threadline.events.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RetriesTest {

    private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");

    private final Retries retries = new Retries(Duration.ofSeconds(5), Duration.ofHours(1), Duration.ofHours(24));

    @Test
    void triesGoOnForADayEachAfterALongerWait() {
        var waits = new ArrayList<Duration>();
        Instant now = START;
        Optional<Instant> next = retries.next(1, START, now, new Random(1));
        while (next.isPresent()) {
            waits.add(Duration.between(now, next.get()));
            now = next.get();
            next = retries.next(waits.size() + 1, START, now, new Random(waits.size()));
        }

        assertThat(waits.getFirst()).isBetween(Duration.ofMillis(3300), Duration.ofSeconds(5));
        assertThat(waits).allMatch(wait -> wait.compareTo(Duration.ofHours(1)) <= 0);
        assertThat(Duration.between(START, now)).isBetween(Duration.ofHours(23), Duration.ofHours(24));
        assertThat(waits).hasSizeBetween(30, 50);
    }

    @Test
    void whatFailedTogetherDoesNotComeBackTogether() {
        var random = new Random(7);

        assertThat(java.util.stream.Stream.generate(() -> retries.next(5, START, START, random))
                        .limit(20)
                        .distinct())
                .hasSizeGreaterThan(15);
    }
}
