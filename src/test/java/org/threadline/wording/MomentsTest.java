package org.threadline.wording;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class MomentsTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-23, today",
        "2026-11-24, tomorrow",
        "2026-11-27, on Friday",
        "2026-11-30, 'on Mon, Nov 30'",
        "2026-12-24, 'on Thu, Dec 24'",
    })
    void aDayIsSaidAsAPersonWould(LocalDate day, String said) {
        assertThat(Moments.day(day, LocalDate.parse("2026-11-23"))).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({
        "1, within about 1 minute",
        "15, within about 15 minutes",
        "60, within about an hour",
        "61, within about 2 hours"
    })
    void aWaitIsRoundedUp(int minutes, String said) {
        assertThat(Moments.within(minutes)).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, in about 5 minutes",
        "PT1M, in about 5 minutes",
        "PT17M, in about 20 minutes",
        "PT20M, in about 20 minutes",
        "PT20M1S, in about 25 minutes",
        "PT45M, in about 45 minutes",
        "PT46M, within the hour",
        "PT60M, within the hour",
        "PT61M, within about 2 hours",
        "PT25H1S, within about 26 hours"
    })
    void aMeasuredWaitIsNeverSaidTooShort(Duration measured, String said) {
        Duration rounded = Moments.rounded(measured);

        assertThat(Moments.expected(rounded)).isEqualTo(said);
        assertThat(rounded).isGreaterThanOrEqualTo(measured);
    }

    @Test
    void anOpeningIsSaidInTheCustomersOwnZoneWhereItIsKnown() {
        var opening = ZonedDateTime.parse("2026-11-24T09:00:00-05:00[America/New_York]");
        var now = Instant.parse("2026-11-24T02:00:00Z");

        assertThat(Moments.opening(opening, now, null)).isEqualTo("tomorrow at 9 AM ET");
        assertThat(Moments.opening(opening, now, "America/Los_Angeles")).isEqualTo("tomorrow at 6 AM");
        assertThat(Moments.opening(opening, now, "Asia/Kolkata")).isEqualTo("today at 7:30 PM");
    }
}
