package org.threadline.reporting;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

import jakarta.ws.rs.BadRequestException;

/** Days of a brand's own calendar, both included. */
record ReportDays(LocalDate from, LocalDate to) {

    private static final int USUAL = 30;

    /** A year and its day before: whoever wants more asks twice. */
    private static final int MOST = 367;

    /**
     * As a question says it: days, or times, of which the brand's day counts.
     *
     * @param from null: the last thirty days
     * @param to null: today
     */
    static ReportDays of(String from, String to, ZoneId zone, Clock clock) {
        LocalDate last = to == null ? LocalDate.ofInstant(clock.instant(), zone) : day("to", to, zone);
        LocalDate first = from == null ? last.minusDays(USUAL - 1L) : day("from", from, zone);
        if (first.isAfter(last) || ChronoUnit.DAYS.between(first, last) >= MOST) {
            throw new BadRequestException("from must not be after to, and not more than a year before it");
        }
        return new ReportDays(first, last);
    }

    /** The first moment of these days, in the zone that they are days of. */
    Instant begin(ZoneId zone) {
        return from.atStartOfDay(zone).toInstant();
    }

    /** The first moment after them. */
    Instant end(ZoneId zone) {
        return to.plusDays(1).atStartOfDay(zone).toInstant();
    }

    private static LocalDate day(String name, String text, ZoneId zone) {
        try {
            LocalDate day = text.contains("T") ? LocalDate.ofInstant(Instant.parse(text), zone) : LocalDate.parse(text);
            if (day.getYear() > 0 && day.getYear() < 10_000) {
                return day;
            }
        } catch (DateTimeException notADay) {
            // told below
        }
        throw new BadRequestException(name + " must be a day such as 2030-01-31, or a time of it");
    }
}
