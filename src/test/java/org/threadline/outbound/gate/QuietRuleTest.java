package org.threadline.outbound.gate;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.EnumSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class QuietRuleTest {

    // 2026-11-21 is a Saturday.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "21:00-08:00               | 2026-11-21T20:59:59 | false",
                "21:00-08:00               | 2026-11-21T21:00    | true",
                "21:00-08:00               | 2026-11-21T00:00    | true",
                "21:00-08:00               | 2026-11-21T07:59:59 | true",
                "21:00-08:00               | 2026-11-21T08:00    | false",
                "12:00-13:00               | 2026-11-21T12:30    | true",
                "12:00-13:00               | 2026-11-21T13:00    | false",
                "20:00-24:00               | 2026-11-21T23:59    | true",
                "20:00-24:00               | 2026-11-21T00:00    | false",
                "SUN 00:00-24:00           | 2026-11-22T00:00    | true",
                "SUN 00:00-24:00           | 2026-11-22T23:59    | true",
                "SUN 00:00-24:00           | 2026-11-23T00:00    | false",
                "SUN 21:00-12:00           | 2026-11-22T11:59    | true",
                "SUN 21:00-12:00           | 2026-11-22T12:00    | false",
                "SUN 21:00-12:00           | 2026-11-22T21:00    | true",
                "SUN 21:00-12:00           | 2026-11-23T08:00    | false",
                "21:00-09:00, SUN 00:00-12:00 | 2026-11-22T10:00 | true",
                "21:00-09:00, SUN 00:00-12:00 | 2026-11-21T10:00 | false",
                "none                      | 2026-11-21T03:00    | false",
            })
    void hoursMeanWhatTheySay(String hours, LocalDateTime moment, boolean quiet) {
        assertThat(QuietRule.parse(hours).stream().anyMatch(rule -> rule.covers(moment)))
                .isEqualTo(quiet);
    }

    @ParameterizedTest
    @ValueSource(strings = {"21-8", "21:00", "21:00 - 08:00", "SUNDAY 10:00-12:00", "25:00-08:00", "21:00-08:00;", "x"})
    void whatIsWrittenOtherwiseIsRefused(String hours) {
        assertThatThrownBy(() -> QuietRule.parse(hours)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void aRuleWithoutADayIsForAllDays() {
        assertThat(QuietRule.parse("21:00-08:00"))
                .containsExactly(
                        new QuietRule(EnumSet.allOf(DayOfWeek.class), LocalTime.of(21, 0), LocalTime.of(8, 0)));
    }
}
