package org.threadline.security.rate;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AllowanceTest {

    private static final Instant NOW = Instant.parse("2030-01-02T18:00:00Z");

    private final Allowance allowance = new Allowance(10, 5);

    @Test
    void aBurstPassesAtOnceAndNoMore() {
        assertThat(taken(20, NOW)).isEqualTo(5);
    }

    @Test
    void whoIsRefusedIsToldHowLongToWait() {
        taken(5, NOW);

        assertThat(allowance.take(NOW)).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void whoWaitsAsToldPasses() {
        taken(5, NOW);
        Duration wait = allowance.take(NOW);

        assertThat(allowance.take(NOW.plus(wait))).isZero();
    }

    @Test
    void inTheLongRunItIsSoManyASecond() {
        int passed = IntStream.range(0, 10_000)
                .map(call -> taken(1, NOW.plusMillis(call)))
                .sum();

        assertThat(passed).isBetween(100, 105);
    }

    @Test
    void whatIsRefusedCostsNothing() {
        taken(1_000, NOW);

        assertThat(taken(10, NOW.plusMillis(500))).isEqualTo(5);
    }

    @Test
    void afterARestNothingNeedsToBeRemembered() {
        taken(5, NOW);

        assertThat(allowance.isWhole(NOW.plusMillis(400))).isFalse();
        assertThat(allowance.isWhole(NOW.plusMillis(500))).isTrue();
    }

    private int taken(int calls, Instant at) {
        return (int) IntStream.range(0, calls)
                .filter(call -> allowance.take(at).isZero())
                .count();
    }
}
