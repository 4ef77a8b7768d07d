package org.threadline.wording;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as a person would say them. */
public final class Moments {

    private static final DateTimeFormatter FULL_HOUR = DateTimeFormatter.ofPattern("h a", Locale.US);
    private static final DateTimeFormatter WITH_MINUTES = DateTimeFormatter.ofPattern("h:mm a", Locale.US);
    private static final DateTimeFormatter ZONE = DateTimeFormatter.ofPattern("v", Locale.US);
    private static final DateTimeFormatter WEEKDAY = DateTimeFormatter.ofPattern("EEEE", Locale.US);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, MMM d", Locale.US);

    private static final int HOUR = 60;
    private static final int LONGEST_IN_MINUTES = 45;
    private static final int STEP = 5;

    private Moments() {}

    /** The least wait that a person would say and that is not too short: 17 minutes are 20, 50 an hour, 70 two hours. */
    public static Duration rounded(Duration wait) {
        long minutes = Math.max(1, Math.ceilDiv(wait.toSeconds(), 60L));
        long step = minutes <= LONGEST_IN_MINUTES ? STEP : HOUR;
        return Duration.ofMinutes(Math.ceilDiv(minutes, step) * step);
    }

    /** A {@link #rounded} wait: "in about 20 minutes", "within the hour", "within about 2 hours". */
    public static String expected(Duration rounded) {
        if (rounded.toMinutes() < HOUR) {
            return "in about " + rounded.toMinutes() + " minutes";
        }
        return rounded.toHours() == 1 ? "within the hour" : within((int) rounded.toMinutes());
    }

    /** A wait in minutes: "within about 15 minutes", "within about 2 hours". */
    public static String within(int minutes) {
        if (minutes < 60) {
            return "within about " + minutes + (minutes == 1 ? " minute" : " minutes");
        }
        int hours = Math.ceilDiv(minutes, 60);
        return hours == 1 ? "within about an hour" : "within about " + hours + " hours";
    }

    /**
     * When somebody is there again: "tomorrow at 9 AM". In the customer's own zone where it is known; else in the
     * brand's, and then the zone is named.
     *
     * @param customerZone IANA zone, or null
     */
    public static String opening(ZonedDateTime opening, Instant now, String customerZone) {
        ZonedDateTime there = in(customerZone, opening);
        return day(there, now) + " at " + time(there, customerZone);
    }

    /** The moment before which something happens: "tomorrow by 9:15 AM", "on Friday by 9:15 AM". As {@link #opening}. */
    public static String by(ZonedDateTime moment, Instant now, String customerZone) {
        ZonedDateTime there = in(customerZone, moment);
        return day(there, now) + " by " + time(there, customerZone);
    }

    private static ZonedDateTime in(String customerZone, ZonedDateTime moment) {
        return customerZone == null ? moment : moment.withZoneSameInstant(ZoneId.of(customerZone));
    }

    private static String day(ZonedDateTime there, Instant now) {
        return day(there.toLocalDate(), LocalDate.ofInstant(now, there.getZone()));
    }

    private static String time(ZonedDateTime there, String customerZone) {
        String time = (there.getMinute() == 0 ? FULL_HOUR : WITH_MINUTES).format(there);
        return customerZone == null ? time + " " + ZONE.format(there) : time;
    }

    /** A day seen from today: "today", "tomorrow", "on Friday", "on Tue, Dec 1". */
    public static String day(LocalDate day, LocalDate today) {
        if (day.equals(today)) {
            return "today";
        }
        if (day.equals(today.plusDays(1))) {
            return "tomorrow";
        }
        boolean thisWeek = day.isAfter(today) && day.isBefore(today.plusDays(7));
        return "on " + (thisWeek ? WEEKDAY : DATE).format(day);
    }
}
