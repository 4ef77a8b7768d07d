package org.threadline.outbound.gate;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class QuietTimesTest {

    private static final List<String> ZONES = List.of(
            "America/New_York",
            "America/Chicago",
            "America/Phoenix",
            "America/Los_Angeles",
            "Pacific/Honolulu",
            "America/St_Johns",
            "Europe/London",
            "Europe/Dublin",
            "Australia/Adelaide",
            "Australia/Lord_Howe",
            "Australia/Eucla",
            "Asia/Kathmandu",
            "Asia/Kolkata",
            "Pacific/Chatham",
            "Pacific/Apia",
            "Africa/Casablanca",
            "America/Santiago",
            "UTC");

    @ParameterizedTest(name = "[{index}] {0} in {1}: quiet until {2}")
    @CsvSource({
        "2026-11-23T12:59:59Z, America/New_York, 2026-11-23T13:00:00Z",
        "2026-11-23T13:00:00Z, America/New_York, 2026-11-23T13:00:00Z",
        "2026-11-24T01:59:59Z, America/New_York, 2026-11-24T01:59:59Z",
        "2026-11-24T02:00:00Z, America/New_York, 2026-11-24T13:00:00Z",
        // The night in which the clocks go forward is an hour shorter, the other an hour longer.
        "2026-03-08T02:00:00Z, America/New_York, 2026-03-08T12:00:00Z",
        "2026-11-01T01:00:00Z, America/New_York, 2026-11-01T13:00:00Z",
        "2026-03-28T21:30:00Z, Europe/London, 2026-03-29T07:00:00Z",
        "2026-10-24T20:30:00Z, Europe/London, 2026-10-25T08:00:00Z",
        "2026-03-08T07:00:00Z, America/Phoenix, 2026-03-08T15:00:00Z",
        // Zones that are half an hour off, or three quarters, or change by half an hour.
        "2026-06-01T18:00:00Z, Asia/Kolkata, 2026-06-02T02:30:00Z",
        "2026-06-01T18:00:00Z, Asia/Kathmandu, 2026-06-02T02:15:00Z",
        "2026-10-31T23:45:00Z, America/St_Johns, 2026-11-01T11:30:00Z",
        "2026-10-03T12:00:00Z, Australia/Lord_Howe, 2026-10-03T21:00:00Z",
        "2026-10-02T12:00:00Z, Australia/Lord_Howe, 2026-10-02T21:30:00Z",
        "2026-04-04T12:00:00Z, Australia/Lord_Howe, 2026-04-04T21:30:00Z",
        "2026-04-03T12:00:00Z, Australia/Lord_Howe, 2026-04-03T21:00:00Z",
    })
    void theNightEndsByTheCustomersOwnClock(Instant moment, ZoneId zone, Instant end) {
        assertThat(night("21:00-08:00", zone).firstOpen(moment)).contains(end);
    }

    @ParameterizedTest(name = "[{index}] {0} in {1}: next quiet at {2}")
    @CsvSource({
        "2026-11-23T18:00:00Z, America/New_York, 2026-11-24T02:00:00Z",
        "2026-11-23T13:00:00Z, America/New_York, 2026-11-24T02:00:00Z",
        "2026-03-07T20:00:00Z, America/New_York, 2026-03-08T02:00:00Z",
        "2026-03-08T20:00:00Z, America/New_York, 2026-03-09T01:00:00Z",
        "2026-10-31T20:00:00Z, America/New_York, 2026-11-01T01:00:00Z",
        "2026-11-01T20:00:00Z, America/New_York, 2026-11-02T02:00:00Z",
        "2026-10-04T02:00:00Z, Australia/Lord_Howe, 2026-10-04T10:00:00Z",
        "2026-10-03T02:00:00Z, Australia/Lord_Howe, 2026-10-03T10:30:00Z",
    })
    void theNightBeginsByTheCustomersOwnClock(Instant moment, ZoneId zone, Instant begin) {
        assertThat(night("21:00-08:00", zone).nextQuiet(moment)).contains(begin);
    }

    @ParameterizedTest(name = "[{index}] {0} of {1} in {2}: quiet until {3}")
    @CsvSource({
        // The end of the quiet time is skipped: it ends with the change of the clocks.
        "2026-03-08T06:30:00Z, 01:00-02:30, America/New_York, 2026-03-08T07:00:00Z",
        "2026-10-03T15:20:00Z, 01:00-02:15, Australia/Lord_Howe, 2026-10-03T15:30:00Z",
        // Its beginning is skipped: the clock jumps into it.
        "2026-03-08T07:00:00Z, 02:30-03:30, America/New_York, 2026-03-08T07:30:00Z",
        // All of it is skipped: it does not take place.
        "2026-03-08T06:59:00Z, 02:10-02:50, America/New_York, 2026-03-08T06:59:00Z",
        "2026-03-08T07:00:00Z, 02:10-02:50, America/New_York, 2026-03-08T07:00:00Z",
        // Its hour comes twice, and so does it.
        "2026-11-01T05:30:00Z, 01:15-01:45, America/New_York, 2026-11-01T05:45:00Z",
        "2026-11-01T06:30:00Z, 01:15-01:45, America/New_York, 2026-11-01T06:45:00Z",
        // The clock goes back into it.
        "2026-11-01T06:10:00Z, 00:30-01:45, America/New_York, 2026-11-01T06:45:00Z",
        "2026-04-04T14:50:00Z, 01:40-01:50, Australia/Lord_Howe, 2026-04-04T14:50:00Z",
        "2026-04-04T15:10:00Z, 01:40-01:50, Australia/Lord_Howe, 2026-04-04T15:20:00Z",
    })
    void hoursThatAreSkippedOrComeTwiceAreWhatTheWallShows(Instant moment, String hours, ZoneId zone, Instant end) {
        assertThat(night(hours, zone).firstOpen(moment)).contains(end);
    }

    @Test
    void itIsQuietAsLongAsItIsSoInAnyZone() {
        var coastToCoast = night("21:00-08:00", ZoneId.of("America/Los_Angeles"), ZoneId.of("America/New_York"));

        // 21:00 in New York is 18:00 in Los Angeles, and 08:00 there is 11:00 in New York.
        assertThat(coastToCoast.firstOpen(Instant.parse("2026-11-24T02:00:00Z")))
                .contains(Instant.parse("2026-11-24T16:00:00Z"));
        assertThat(coastToCoast.nextQuiet(Instant.parse("2026-11-24T16:00:00Z")))
                .contains(Instant.parse("2026-11-25T02:00:00Z"));
    }

    @Test
    void sundaysCanBeQuietAllDay() {
        var alabama = night("20:00-08:00, SUN 00:00-24:00", ZoneId.of("America/Chicago"));

        assertThat(alabama.firstOpen(Instant.parse("2026-11-22T02:00:00Z")))
                .contains(Instant.parse("2026-11-23T14:00:00Z"));
        assertThat(alabama.nextQuiet(Instant.parse("2026-11-21T20:00:00Z")))
                .contains(Instant.parse("2026-11-22T02:00:00Z"));
    }

    @Test
    void whatIsAlwaysQuietHasNoEnd() {
        var never = night("08:00-21:00, 21:00-08:00", ZoneId.of("UTC"));

        assertThat(never.firstOpen(Instant.parse("2026-11-22T02:00:00Z"))).isEmpty();
    }

    @Test
    void withoutRulesItIsNeverQuiet() {
        var open = night("none", ZoneId.of("UTC"));

        assertThat(open.firstOpen(Instant.EPOCH)).contains(Instant.EPOCH);
        assertThat(open.nextQuiet(Instant.EPOCH)).isEmpty();
    }

    /** Minute by minute, as somebody would do who looks at all the clocks on the walls. */
    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsComputedIsWhatTheClocksShow(int seed) {
        var random = new Random(seed);
        for (int round = 0; round < 60; round++) {
            Set<ZoneId> zones = IntStream.range(0, 1 + random.nextInt(3))
                    .mapToObj(i -> ZoneId.of(ZONES.get(random.nextInt(ZONES.size()))))
                    .collect(Collectors.toSet());
            var rules = new ArrayList<QuietRule>(QuietRule.parse(
                    random.nextBoolean()
                            ? "%02d:%02d-%02d:%02d"
                                    .formatted(
                                            random.nextInt(24),
                                            random.nextInt(4) * 15,
                                            random.nextInt(24),
                                            random.nextInt(4) * 15)
                            : "21:00-08:00"));
            if (random.nextInt(3) == 0) {
                rules.addAll(QuietRule.parse("SUN %02d:00-%02d:30".formatted(random.nextInt(24), random.nextInt(24))));
            }
            var times = new QuietTimes(List.copyOf(rules), zones);
            Instant from = nearAClockChange(zones.iterator().next(), random);

            Instant open = firstMinute(times, from, false);
            assertThat(times.firstOpen(from).orElse(null))
                    .as("%s from %s", times, from)
                    .isEqualTo(open);
            if (open != null) {
                assertThat(times.nextQuiet(open).orElse(null))
                        .as("%s from %s", times, open)
                        .isEqualTo(firstMinute(times, open, true));
            }
        }
    }

    private static IntStream seeds() {
        return IntStream.range(0, 20);
    }

    private static Instant nearAClockChange(ZoneId zone, Random random) {
        Instant start = LocalDate.of(2026, 1, 1)
                .plusDays(random.nextInt(365))
                .atStartOfDay(zone)
                .toInstant();
        var change = zone.getRules().nextTransition(start);
        Instant near = change == null || random.nextInt(3) == 0 ? start : change.getInstant();
        return near.plus(random.nextInt(4 * 24 * 60) - 2 * 24 * 60L, ChronoUnit.MINUTES)
                .truncatedTo(ChronoUnit.MINUTES);
    }

    private static Instant firstMinute(QuietTimes times, Instant from, boolean quiet) {
        for (int minutes = 0; minutes < 9 * 24 * 60; minutes++) {
            Instant moment = from.plus(minutes, ChronoUnit.MINUTES);
            if (looksQuiet(times, moment) == quiet) {
                return moment;
            }
        }
        return null;
    }

    private static boolean looksQuiet(QuietTimes times, Instant moment) {
        for (ZoneId zone : times.zones()) {
            LocalDateTime wall = moment.atZone(zone).toLocalDateTime();
            int minute = wall.getHour() * 60 + wall.getMinute();
            for (QuietRule rule : times.rules()) {
                int from = minuteOf(rule.from());
                int to = minuteOf(rule.to());
                boolean inside = from < to ? minute >= from && minute < to : minute >= from || minute < to;
                if (inside && rule.days().contains(wall.getDayOfWeek())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static int minuteOf(LocalTime time) {
        return time.getHour() * 60 + time.getMinute();
    }

    private static QuietTimes night(String hours, ZoneId... zones) {
        return new QuietTimes(QuietRule.parse(hours), Arrays.stream(zones).collect(Collectors.toSet()));
    }
}
