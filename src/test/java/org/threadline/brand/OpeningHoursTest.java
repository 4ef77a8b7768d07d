package org.threadline.brand;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;

class OpeningHoursTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private final OpeningHours hours = new OpeningHours(
            List.of(span(MONDAY, "09:00", "17:00"), span(FRIDAY, "09:00", "12:00"), span(FRIDAY, "13:00", "00:00")));

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T08:59, false, 2026-11-23T09:00",
        "2026-11-23T09:00, true,",
        "2026-11-23T16:59, true,",
        "2026-11-23T17:00, false, 2026-11-27T09:00",
        "2026-11-27T12:30, false, 2026-11-27T13:00",
        "2026-11-27T23:59, true,",
        "2026-11-28T00:00, false, 2026-11-30T09:00",
    })
    void openOrTheNextOpening(String local, boolean open, String next) {
        Instant at = java.time.LocalDateTime.parse(local).atZone(NEW_YORK).toInstant();

        assertThat(hours.isOpen(at, NEW_YORK)).isEqualTo(open);
        assertThat(hours.nextOpening(at, NEW_YORK).map(ZonedDateTime::toLocalDateTime))
                .isEqualTo(java.util.Optional.ofNullable(next).map(java.time.LocalDateTime::parse));
    }

    @Test
    void anOpeningInTheHourThatTheClockSkipsIsAnHourLater() {
        var night = new OpeningHours(List.of(span(SUNDAY, "02:30", "04:00")));
        Instant before = ZonedDateTime.of(2026, 3, 8, 1, 0, 0, 0, NEW_YORK).toInstant();

        assertThat(night.nextOpening(before, NEW_YORK).orElseThrow().toLocalTime())
                .isEqualTo(LocalTime.of(3, 30));
    }

    @Test
    void noSpanIsAroundTheClock() {
        assertThat(OpeningHours.AROUND_THE_CLOCK.isOpen(Instant.EPOCH, NEW_YORK))
                .isTrue();
    }

    private static OpeningHours.Span span(DayOfWeek day, String opens, String closes) {
        return new OpeningHours.Span(day, LocalTime.parse(opens), LocalTime.parse(closes));
    }
}
