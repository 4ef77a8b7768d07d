package org.threadline.outbound.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.threadline.outbound.queue.Pace.Started;

import static org.assertj.core.api.Assertions.assertThat;

class PaceTest {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private static final Duration LATEST = Duration.ofMillis(4);

    private record Taken(Instant at, int segments) {}

    @ParameterizedTest
    @CsvSource({"1,1", "3,2", "10,3", "75,4", "225,8", "1000,11"})
    void noSecondHoldsMoreThanTheNumberMayHoweverLongAndLateTheyAre(int rate, int longest) {
        var random = new Random(rate);
        var taken = new ArrayList<Taken>();
        var news = new ArrayList<Started>();
        Pace pace = Pace.of(rate, START, "");
        Instant now = START;
        for (int i = 0; i < 3000; i++) {
            int segments = 1 + random.nextInt(longest);
            Duration latest = Duration.ofMillis(random.nextInt(200));
            Instant slot = pace.take(now, segments, latest);
            boolean missed = random.nextInt(10) == 0;
            Instant moment = slot.plusMillis(random.nextInt(1 + (int) latest.toMillis()));
            if (!missed) {
                taken.add(new Taken(moment, segments));
            }
            news.add(new Started(slot, missed ? Optional.empty() : Optional.of(moment)));
            if (random.nextInt(4) == 0) {
                pace.learn(news);
                news.clear();
            }
            now = random.nextInt(20) == 0 ? pace.next().plusMillis(random.nextInt(3000)) : now;
            pace = random.nextInt(5) == 0 ? Pace.of(rate, pace.next(), pace.recent()) : pace;
        }

        taken.sort(Comparator.comparing(Taken::at));
        assertThat(worstSecond(taken, rate)).isLessThanOrEqualTo(rate);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 75, 225, 1000})
    void aBacklogUsesAlmostAllThatTheNumberMay(int rate) {
        Pace pace = Pace.of(rate, START, "");
        Instant last = START;
        for (int i = 0; i < rate * 60; i++) {
            last = pace.take(START, 1, LATEST);
        }

        assertThat(Duration.between(START, last)).isLessThan(Duration.ofMillis(60_000 * 100 / 99));
    }

    /** Every start is late, every fiftieth slot is missed: what is known of it costs no more than the lateness. */
    @ParameterizedTest
    @ValueSource(ints = {1, 10, 75, 225})
    void whatIsKnownOfStartsIsNotPaidForTwice(int rate) {
        Pace pace = Pace.of(rate, START, "");
        Instant last = START;
        int started = 0;
        for (int i = 1; started < rate * 60; i++) {
            last = pace.take(START, 1, Duration.ofMillis(100));
            boolean missed = i % 50 == 0;
            started += missed ? 0 : 1;
            Optional<Instant> moment = missed ? Optional.empty() : Optional.of(last.plusNanos(1_000_123));
            pace = Pace.of(rate, pace.next(), pace.recent());
            pace.learn(List.of(new Started(last, moment)));
        }

        assertThat(Duration.between(START, last)).isLessThan(Duration.ofMillis(60_000 * 100 / 99));
    }

    @Test
    void aTextThatIsLongerThanASecondAllowsGoesAlone() {
        Pace pace = Pace.of(1, START, "");

        Instant first = pace.take(START, 1, LATEST);
        Instant longOne = pace.take(START, 4, LATEST);
        Instant next = pace.take(START, 1, LATEST);

        assertThat(Duration.between(first, longOne)).isBetween(Duration.ofSeconds(1), Duration.ofMillis(1010));
        assertThat(Duration.between(longOne, next)).isBetween(Duration.ofSeconds(4), Duration.ofMillis(4040));
    }

    @Test
    void whatIsWrittenDownIsReadAsItWas() {
        Pace pace = Pace.of(10, START, "");
        pace.take(START.plusNanos(123_456_000), 2, LATEST);
        pace.take(START, 3, LATEST);

        Pace read = Pace.of(10, pace.next(), pace.recent());

        assertThat(read.recent()).isEqualTo(pace.recent()).isNotEmpty();
        assertThat(read.take(START, 7, LATEST)).isEqualTo(pace.take(START, 7, LATEST));
    }

    /** Segments in the fullest second; a text that alone is more than allowed counts as what is allowed. */
    private static int worstSecond(List<Taken> taken, int rate) {
        int worst = 0;
        int from = 0;
        int sum = 0;
        for (Taken one : taken) {
            sum += Math.min(one.segments(), rate);
            while (!taken.get(from).at().plusSeconds(1).isAfter(one.at())) {
                sum -= Math.min(taken.get(from++).segments(), rate);
            }
            worst = Math.max(worst, sum);
        }
        return worst;
    }
}
