package org.threadline.wording;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.threadline.value.Money;

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
        assertThat(Moments.day(day, LocalDate.parse("2026-11-23")).in(Locale.ENGLISH))
                .isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({
        "1, within about 1 minute",
        "15, within about 15 minutes",
        "60, within about an hour",
        "61, within about 2 hours"
    })
    void aWaitIsRoundedUp(int minutes, String said) {
        assertThat(Moments.within(minutes).in(Locale.ENGLISH)).isEqualTo(said);
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

        assertThat(Moments.expected(rounded).in(Locale.ENGLISH)).isEqualTo(said);
        assertThat(rounded).isGreaterThanOrEqualTo(measured);
    }

    @Test
    void anOpeningIsSaidInTheCustomersOwnZoneWhereItIsKnown() {
        var opening = ZonedDateTime.parse("2026-11-24T09:00:00-05:00[America/New_York]");
        var now = Instant.parse("2026-11-24T02:00:00Z");

        assertThat(Moments.opening(opening, now, null).in(Locale.ENGLISH)).isEqualTo("tomorrow at 9 AM ET");
        assertThat(Moments.opening(opening, now, "America/Los_Angeles").in(Locale.ENGLISH))
                .isEqualTo("tomorrow at 6 AM");
        assertThat(Moments.opening(opening, now, "Asia/Kolkata").in(Locale.ENGLISH))
                .isEqualTo("today at 7:30 PM");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            es    | 2026-11-23 | hoy
            es-MX | 2026-11-24 | ma\u00f1ana
            es    | 2026-11-28 | el sabado
            es    | 2026-12-01 | el 1 de diciembre
            fr    | 2026-11-27 | vendredi
            fr    | 2026-12-01 | le 1 d\u00e9cembre
            de    | 2026-11-25 | am Mittwoch
            de    | 2026-12-01 | am 1. Dezember
            it    | 2026-11-24 | mar 24 nov
            """)
    void aDayIsSaidInTheLanguageOfTheText(String language, LocalDate day, String said) {
        assertThat(Moments.day(day, LocalDate.parse("2026-11-23")).in(Locale.forLanguageTag(language)))
                .isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            es    | 09:00 | ma\u00f1ana a las 9 a.m. ET
            es    | 13:30 | ma\u00f1ana a la 1:30 p.m. ET
            es-ES | 13:30 | ma\u00f1ana a las 13:30 ET
            fr    | 09:15 | demain \u00e0 9 h 15 ET
            de    | 09:00 | morgen um 9 Uhr ET
            en    | 13:00 | tomorrow at 1 PM ET
            pt    | 09:00 | ter. 24 nov., 9:00 ET
            """)
    void anHourIsSaidInTheLanguageOfTheText(String language, String time, String said) {
        var opening = ZonedDateTime.parse("2026-11-24T" + time + ":00-05:00[America/New_York]");

        assertThat(Moments.opening(opening, Instant.parse("2026-11-23T15:00:00Z"), null)
                        .in(Locale.forLanguageTag(language)))
                .isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            es | 20  | en unos 20 minutos
            es | 60  | en menos de una hora
            es | 120 | en unas 2 horas
            fr | 20  | d'ici 20 minutes environ
            de | 120 | innerhalb von etwa 2 Stunden
            it | 20  | 20 min
            """)
    void aWaitIsSaidInTheLanguageOfTheText(String language, int minutes, String said) {
        assertThat(Moments.expected(Duration.ofMinutes(minutes)).in(Locale.forLanguageTag(language)))
                .isEqualTo(said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "es-ES", "fr", "de", "it"})
    void noWordOfOursMakesATextTwiceAsLong(String language) {
        Locale locale = Locale.forLanguageTag(language);
        LocalDate first = LocalDate.parse("2026-01-01");
        assertThat(first.datesUntil(first.plusYears(1)))
                .allSatisfy(day -> assertThat(Segments.of(Moments.day(day, day.minusDays(3))
                                                .in(locale)
                                        + Moments.day(day, day.minusDays(30)).in(locale))
                                .encoding())
                        .isEqualTo(Segments.Encoding.GSM_7));
    }

    @Test
    void anAmountIsSaidAsItIsWrittenThere() {
        var ten = Amounts.said(new Money(BigDecimal.TEN, "USD"));

        assertThat(ten.in(Locale.ENGLISH)).isEqualTo("$10");
        assertThat(ten.in(Locale.of("es"))).isEqualTo("$10");
        assertThat(ten.in(Locale.GERMANY)).isEqualTo("10 $");
    }
}
