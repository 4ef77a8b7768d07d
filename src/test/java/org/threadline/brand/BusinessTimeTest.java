package org.threadline.brand;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;

class BusinessTimeTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private static final List<String> ZONES = List.of(
            "America/New_York",
            "America/Phoenix",
            "America/St_Johns",
            "America/Havana",
            "America/Santiago",
            "Atlantic/Azores",
            "Europe/London",
            "Africa/Casablanca",
            "Asia/Kathmandu",
            "Asia/Beirut",
            "Australia/Lord_Howe",
            "Pacific/Chatham",
            "Pacific/Apia",
            "UTC");

    private final BusinessTime time = new BusinessTime(
            new OpeningHours(List.of(
                    span(MONDAY, "09:00", "17:00"), span(FRIDAY, "09:00", "12:00"), span(FRIDAY, "13:00", "00:00"))),
            Holidays.NONE,
            NEW_YORK);

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
        Instant at = newYork(local);

        assertThat(time.isOpen(at)).isEqualTo(open);
        assertThat(time.nextOpening(at).map(ZonedDateTime::toLocalDateTime))
                .isEqualTo(Optional.ofNullable(next).map(LocalDateTime::parse));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T09:00, 2026-11-23T17:00",
        "2026-11-23T16:59, 2026-11-23T17:00",
        "2026-11-27T10:00, 2026-11-27T12:00",
        "2026-11-27T23:59, 2026-11-28T00:00",
    })
    void untilWhenItIsOpen(String local, String closing) {
        assertThat(time.closing(newYork(local)).map(ZonedDateTime::toLocalDateTime))
                .contains(LocalDateTime.parse(closing));
    }

    @Test
    void whoIsOpenAroundTheClockNeverCloses() {
        var always = new BusinessTime(OpeningHours.AROUND_THE_CLOCK, Holidays.NONE, NEW_YORK);

        assertThat(always.closing(newYork("2026-11-23T09:00"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // Within one opening, over a break, over a weekend, from before and until after.
        "2026-11-23T10:00, 2026-11-23T10:15, PT15M",
        "2026-11-27T11:50, 2026-11-27T13:10, PT20M",
        "2026-11-27T23:50, 2026-11-30T09:05, PT15M",
        "2026-11-23T03:00, 2026-11-24T03:00, PT8H",
        "2026-11-24T10:00, 2026-11-25T10:00, PT0S",
        "2026-11-23T11:00, 2026-11-23T10:00, PT0S",
    })
    void onlyOpeningHoursCount(String from, String to, Duration open) {
        assertThat(time.between(newYork(from), newYork(to))).isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T10:00, PT15M, 2026-11-23T10:15",
        "2026-11-23T16:55, PT15M, 2026-11-27T09:10",
        "2026-11-22T10:00, PT15M, 2026-11-23T09:15",
        // Until closing time is in time.
        "2026-11-23T16:45, PT15M, 2026-11-23T17:00",
    })
    void aWaitGoesOnWhenTheShopOpensAgain(String from, Duration wait, String due) {
        assertThat(time.after(newYork(from), wait)).contains(newYork(due));
    }

    @Test
    void aHolidayIsNoOpeningHour() {
        var holidays = new Holidays(List.of(new Holidays.Holiday(LocalDate.parse("2026-11-27"), "The day after")));
        var withHoliday = new BusinessTime(time.hours(), holidays, NEW_YORK);

        assertThat(withHoliday.isOpen(newYork("2026-11-27T10:00"))).isFalse();
        assertThat(withHoliday
                        .nextOpening(newYork("2026-11-26T10:00"))
                        .orElseThrow()
                        .toLocalDate())
                .isEqualTo(LocalDate.parse("2026-11-30"));
        assertThat(withHoliday.between(newYork("2026-11-27T00:00"), newYork("2026-11-28T00:00")))
                .isZero();
        assertThat(withHoliday.after(newYork("2026-11-23T16:55"), Duration.ofMinutes(15)))
                .contains(newYork("2026-11-30T09:10"));
    }

    @Test
    void aHolidayClosesAShopThatIsOpenAroundTheClock() {
        var holidays = new Holidays(List.of(new Holidays.Holiday(LocalDate.parse("2026-12-25"), null)));
        var always = new BusinessTime(OpeningHours.AROUND_THE_CLOCK, holidays, NEW_YORK);

        assertThat(always.between(newYork("2026-12-24T23:00"), newYork("2026-12-26T01:00")))
                .isEqualTo(Duration.ofHours(2));
        assertThat(always.nextOpening(newYork("2026-12-25T12:00")).orElseThrow().toInstant())
                .isEqualTo(newYork("2026-12-26T00:00"));
    }

    @Test
    void anOpeningInTheHourThatTheClockSkipsBeginsAfterIt() {
        var night =
                new BusinessTime(new OpeningHours(List.of(span(SUNDAY, "02:30", "04:00"))), Holidays.NONE, NEW_YORK);
        Instant before = newYork("2026-03-08T01:00");

        assertThat(night.nextOpening(before).orElseThrow().toLocalTime()).isEqualTo(LocalTime.of(3, 0));
        assertThat(night.between(before, newYork("2026-03-08T12:00"))).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void anHourThatComesTwiceIsTwoHours() {
        var night =
                new BusinessTime(new OpeningHours(List.of(span(SUNDAY, "01:00", "02:00"))), Holidays.NONE, NEW_YORK);

        assertThat(night.between(newYork("2026-11-01T00:00"), newYork("2026-11-01T12:00")))
                .isEqualTo(Duration.ofHours(2));
    }

    @Test
    void aDayOfTwentyThreeHoursAndOneOfTwentyFive() {
        var always = new BusinessTime(OpeningHours.AROUND_THE_CLOCK, Holidays.NONE, NEW_YORK);

        assertThat(always.between(newYork("2026-03-08T00:00"), newYork("2026-03-09T00:00")))
                .isEqualTo(Duration.ofHours(23));
        assertThat(always.between(newYork("2026-11-01T00:00"), newYork("2026-11-02T00:00")))
                .isEqualTo(Duration.ofHours(25));
    }

    @Test
    void spansThatOverlapCountOnce() {
        var twice = new BusinessTime(
                new OpeningHours(List.of(span(MONDAY, "12:00", "18:00"), span(MONDAY, "09:00", "14:00"))),
                Holidays.NONE,
                NEW_YORK);

        assertThat(twice.between(newYork("2026-11-23T00:00"), newYork("2026-11-24T00:00")))
                .isEqualTo(Duration.ofHours(9));
    }

    @Test
    void whoeverIsAlwaysOnHolidayNeverAnswers() {
        var days = Stream.iterate(LocalDate.parse("2026-01-01"), day -> day.plusDays(1))
                .limit(1500)
                .map(day -> new Holidays.Holiday(day, null))
                .toList();
        var never = new BusinessTime(time.hours(), new Holidays(days), NEW_YORK);

        assertThat(never.after(newYork("2026-11-23T10:00"), Duration.ofMinutes(1)))
                .isEmpty();
    }

    /** Minute by minute, as somebody would count who looks at the shop's clock and calendar. */
    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsComputedIsWhatTheWallShows(int seed) {
        var random = new Random(seed);
        for (int round = 0; round < 40; round++) {
            BusinessTime any = any(random);
            Instant from = nearAClockChange(any.zone(), random);
            Instant to = from.plus(random.nextInt(4 * 24 * 60), ChronoUnit.MINUTES);

            assertThat(any.between(from, to))
                    .as("%s from %s to %s", any, from, to)
                    .isEqualTo(counted(any, from, to));
            assertThat(any.isOpen(from)).isEqualTo(looksOpen(any, from));
        }
    }

    /** The end of a wait is the first moment at which so much has passed. */
    @ParameterizedTest
    @MethodSource("seeds")
    void aWaitEndsWhenItHasLastedSoLong(int seed) {
        var random = new Random(seed);
        for (int round = 0; round < 40; round++) {
            BusinessTime any = any(random);
            Instant from = nearAClockChange(any.zone(), random);
            // A shop that opens for a quarter of an hour a week still has so much in the time that is looked ahead.
            Duration wait = Duration.ofMinutes(1 + random.nextInt(900));

            Instant end = any.after(from, wait).orElseThrow();

            assertThat(any.between(from, end)).as("%s from %s", any, from).isEqualTo(wait);
            assertThat(any.between(from, end.minusMillis(1))).isLessThan(wait);
        }
    }

    private static IntStream seeds() {
        return IntStream.range(0, 20);
    }

    private static BusinessTime any(Random random) {
        ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
        var spans = new ArrayList<OpeningHours.Span>();
        for (int i = random.nextInt(8); i > 0; i--) {
            int opens = random.nextInt(95);
            int closes = opens + 1 + random.nextInt(96 - opens);
            spans.add(new OpeningHours.Span(DayOfWeek.of(1 + random.nextInt(7)), quarter(opens), quarter(closes % 96)));
        }
        var holidays = IntStream.range(0, random.nextInt(60))
                .mapToObj(i -> new Holidays.Holiday(LocalDate.of(2026, 1, 1).plusDays(random.nextInt(365)), null))
                .toList();
        return new BusinessTime(new OpeningHours(spans), new Holidays(holidays), zone);
    }

    private static LocalTime quarter(int number) {
        return LocalTime.MIDNIGHT.plusMinutes(15L * number);
    }

    private static Instant nearAClockChange(ZoneId zone, Random random) {
        Instant start = LocalDate.of(2026, 1, 1)
                .plusDays(random.nextInt(365))
                .atStartOfDay(zone)
                .toInstant();
        var change = zone.getRules().nextTransition(start);
        Instant near = change == null || random.nextInt(4) == 0 ? start : change.getInstant();
        return near.minus(random.nextInt(2 * 24 * 60), ChronoUnit.MINUTES).truncatedTo(ChronoUnit.MINUTES);
    }

    private static Duration counted(BusinessTime any, Instant from, Instant to) {
        long minutes = 0;
        for (Instant at = from; at.isBefore(to); at = at.plus(1, ChronoUnit.MINUTES)) {
            minutes += looksOpen(any, at) ? 1 : 0;
        }
        return Duration.ofMinutes(minutes);
    }

    private static boolean looksOpen(BusinessTime any, Instant at) {
        ZonedDateTime wall = at.atZone(any.zone());
        int minute = wall.getHour() * 60 + wall.getMinute();
        boolean holiday =
                any.holidays().days().stream().anyMatch(day -> day.date().equals(wall.toLocalDate()));
        return !holiday
                && (any.hours().spans().isEmpty()
                        || any.hours().spans().stream()
                                .filter(span -> span.day() == wall.getDayOfWeek())
                                .anyMatch(span -> minute >= minuteOf(span.opens())
                                        && (span.closes().equals(LocalTime.MIDNIGHT)
                                                || minute < minuteOf(span.closes()))));
    }

    private static int minuteOf(LocalTime time) {
        return time.getHour() * 60 + time.getMinute();
    }

    private static Instant newYork(String local) {
        return LocalDateTime.parse(local).atZone(NEW_YORK).toInstant();
    }

    private static OpeningHours.Span span(DayOfWeek day, String opens, String closes) {
        return new OpeningHours.Span(day, LocalTime.parse(opens), LocalTime.parse(closes));
    }
}
