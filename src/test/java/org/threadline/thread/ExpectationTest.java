package org.threadline.thread;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.threadline.brand.BusinessTime;
import org.threadline.brand.Holidays;
import org.threadline.brand.OpeningHours;

import static org.assertj.core.api.Assertions.assertThat;

/** What a shop that is open on Mondays and Fridays from nine to five tells its customers to expect. */
class ExpectationTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final Duration USUAL = Duration.ofMinutes(15);

    private final BusinessTime time = new BusinessTime(
            new OpeningHours(List.of(span(DayOfWeek.MONDAY), span(DayOfWeek.FRIDAY))), Holidays.NONE, NEW_YORK);

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T10:00, 17, in about 20 minutes, 2026-11-23T10:20",
        "2026-11-23T10:00, 50, within the hour, 2026-11-23T11:00",
        "2026-11-23T10:00, 70, within about 2 hours, 2026-11-23T12:00",
        "2026-11-23T10:00, , within about 15 minutes, 2026-11-23T10:15",
        "2026-11-23T16:50, 17, on Friday by 9:15 AM ET, 2026-11-27T09:15",
        "2026-11-23T16:50, , on Friday by 9:15 AM ET, 2026-11-27T09:15",
        "2026-11-23T16:40, 17, in about 20 minutes, 2026-11-23T17:00",
        "2026-11-23T07:00, 17, today at 9 AM ET, 2026-11-23T09:20",
        "2026-11-22T20:00, , tomorrow at 9 AM ET, 2026-11-23T09:15",
    })
    void whatIsSaidIsWhatIsPromised(LocalDateTime now, Long measured, String said, LocalDateTime until) {
        var expected =
                Expectation.of(time, USUAL, Optional.ofNullable(measured).map(Duration::ofMinutes), null, at(now));

        assertThat(expected.said().in(Locale.ENGLISH)).isEqualTo(said);
        assertThat(expected.until()).isEqualTo(at(until));
    }

    @ParameterizedTest
    @CsvSource({"America/Los_Angeles, on Friday by 6:15 AM", "Asia/Kolkata, on Friday by 7:45 PM"})
    void aMomentIsSaidInTheCustomersOwnZoneWhereItIsKnown(String zone, String said) {
        var expected = Expectation.of(
                time, USUAL, Optional.of(Duration.ofMinutes(17)), zone, at(LocalDateTime.parse("2026-11-23T16:50")));

        assertThat(expected.said().in(Locale.ENGLISH)).isEqualTo(said);
    }

    private static Instant at(LocalDateTime wall) {
        return wall.atZone(NEW_YORK).toInstant();
    }

    private static OpeningHours.Span span(DayOfWeek day) {
        return new OpeningHours.Span(day, LocalTime.of(9, 0), LocalTime.of(17, 0));
    }
}
