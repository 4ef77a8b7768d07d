package org.threadline.outbound.failure;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.threadline.outbound.Consequence;
import org.threadline.outbound.failure.RetryPlan.Again;
import org.threadline.outbound.failure.RetryPlan.Failed;
import org.threadline.outbound.failure.RetryPlan.NoMore;
import org.threadline.outbound.failure.RetryPlan.TooLate;
import org.threadline.value.Kind;

import static org.assertj.core.api.Assertions.assertThat;

class RetryPlanTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final RetryPlan plan = new RetryPlan(new Usual());

    /** The defaults, without the container that reads them. */
    private record Usual() implements FailureConfig {

        @Override
        public List<Duration> retryAfter() {
            return List.of(Duration.ofMinutes(15), Duration.ofHours(1), Duration.ofHours(4));
        }

        @Override
        public Duration retryOnceAfter() {
            return Duration.ofMinutes(1);
        }

        @Override
        public ZoneId windowZone() {
            return ZoneId.of("America/Los_Angeles");
        }

        @Override
        public Duration countryClosedFor() {
            return Duration.ofHours(1);
        }

        @Override
        public int spikeFiltered() {
            return 5;
        }

        @Override
        public int spikeOf() {
            return 50;
        }

        @Override
        public Duration templatePause() {
            return Duration.ofHours(24);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, PT15M", "1, PT1H", "2, PT4H"})
    void eachRetryWaitsLonger(int retries, Duration wait) {
        assertThat(decide(retries, null, Consequence.RETRY_LATER)).isEqualTo(new Again(NOW.plus(wait), null));
    }

    @Test
    void afterThreeRetriesThereAreNoMore() {
        assertThat(decide(3, null, Consequence.RETRY_LATER)).isEqualTo(new NoMore());
    }

    @Test
    void onceIsOnce() {
        assertThat(decide(0, null, Consequence.RETRY_ONCE)).isEqualTo(new Again(NOW.plusSeconds(60), null));
        assertThat(decide(1, null, Consequence.RETRY_ONCE)).isEqualTo(new NoMore());
    }

    @ParameterizedTest
    @EnumSource(names = {"HALT_SENDER", "REST_SENDER"})
    void whatIsOursToMendWaitsInTheQueueAndNotForever(Consequence ours) {
        assertThat(decide(0, null, ours)).isEqualTo(new Again(NOW, null));
        assertThat(decide(3, null, ours)).isEqualTo(new NoMore());
    }

    @ParameterizedTest
    @EnumSource(names = {"PERMANENT", "ALERT", "OPT_OUT", "SUPPRESS_NUMBER", "CLOSE_COUNTRY", "PAUSE_TEMPLATE"})
    void whatDoesNotPassIsNotTriedAgain(Consequence lasting) {
        assertThat(decide(0, null, lasting)).isEqualTo(new NoMore());
    }

    // The carriers' day begins at midnight in Los Angeles: 8:00 in winter, 7:00 in summer, by the clock of the world.
    @ParameterizedTest
    @CsvSource({
        "2026-03-01T12:00:00Z, 2026-03-02T08:05:00Z",
        "2026-03-01T07:59:59Z, 2026-03-01T08:05:00Z",
        "2026-03-08T07:30:00Z, 2026-03-08T08:05:00Z",
        "2026-03-08T12:00:00Z, 2026-03-09T07:05:00Z",
        "2026-11-01T12:00:00Z, 2026-11-02T08:05:00Z"
    })
    void theNextWindowBeginsAtTheCarriersMidnight(Instant now, Instant window) {
        var failed = new Failed(Kind.AGENT, 0, now, null);

        assertThat(plan.decide(failed, Set.of(Consequence.NEXT_WINDOW), now)).isEqualTo(new Again(window, null));
    }

    @Test
    void whatIsPointlessByThenIsTooLate() {
        Instant expires = NOW.plus(Duration.ofMinutes(15));

        assertThat(decide(0, expires, Consequence.RETRY_LATER)).isEqualTo(new TooLate());
        assertThat(decide(0, expires.plusMillis(1), Consequence.RETRY_LATER))
                .isEqualTo(new Again(expires, expires.plusMillis(1)));
    }

    @Test
    void theAnswerToAKeywordIsOnlyTriedWhileItIsOne() {
        var answer = new Failed(Kind.SYSTEM, 0, NOW, null);

        assertThat(plan.decide(answer, Set.of(Consequence.RETRY_LATER), NOW)).isEqualTo(new TooLate());
        assertThat(plan.decide(answer, Set.of(Consequence.RETRY_ONCE), NOW))
                .isEqualTo(new Again(NOW.plusSeconds(60), NOW.plusSeconds(300)));
    }

    private RetryPlan.Decision decide(int retries, Instant expires, Consequence consequence) {
        return plan.decide(new Failed(Kind.AGENT, retries, NOW, expires), Set.of(consequence), NOW);
    }
}
