package org.threadline.reporting;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.threadline.reporting.Proportion.Interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class ProportionTest {

    private static final double PUBLISHED_DIGITS = 0.00005;

    /** R. G. Newcombe, Statistics in Medicine 17 (1998), 857-872, table I, method 3. */
    @ParameterizedTest
    @CsvSource({"81, 263, 0.2553, 0.3662", "15, 148, 0.0624, 0.1605", "0, 20, 0.0000, 0.1611", "1, 29, 0.0061, 0.1718"})
    void theIntervalOfAShareIsTheOneThatWasPublished(long part, long all, double low, double high) {
        Interval interval = new Proportion(part, all).interval();

        assertThat(interval.low()).isEqualTo(low, within(PUBLISHED_DIGITS));
        assertThat(interval.high()).isEqualTo(high, within(PUBLISHED_DIGITS));
    }

    /** R. G. Newcombe, Statistics in Medicine 17 (1998), 873-890, table II, method 10. */
    @ParameterizedTest
    @CsvSource({
        "56, 70, 48, 80, 0.0524, 0.3339",
        "9, 10, 3, 10, 0.1705, 0.8090",
        "6, 7, 2, 7, 0.0582, 0.8062",
        "5, 56, 0, 29, -0.0381, 0.1926",
        "0, 10, 0, 20, -0.1611, 0.2775",
        "0, 10, 0, 10, -0.2775, 0.2775",
        "10, 10, 0, 20, 0.6791, 1.0000",
        "10, 10, 0, 10, 0.6075, 1.0000"
    })
    void theIntervalOfADifferenceIsTheOneThatWasPublished(
            long part, long all, long others, long allOthers, double low, double high) {
        Interval interval = new Proportion(part, all).above(new Proportion(others, allOthers));

        assertThat(interval.low()).isEqualTo(low, within(PUBLISHED_DIGITS));
        assertThat(interval.high()).isEqualTo(high, within(PUBLISHED_DIGITS));
    }

    @Test
    void theOtherWayRoundItIsTheSameOnTheOtherSide() {
        var one = new Proportion(56, 70);
        var other = new Proportion(48, 80);

        Interval mirrored = other.above(one);

        assertThat(mirrored.low()).isEqualTo(-one.above(other).high(), within(1e-12));
        assertThat(mirrored.high()).isEqualTo(-one.above(other).low(), within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"2, 1", "-1, 1"})
    void thereAreNeverMoreThanAll(long part, long all) {
        assertThatThrownBy(() -> new Proportion(part, all)).isInstanceOf(IllegalArgumentException.class);
    }
}
