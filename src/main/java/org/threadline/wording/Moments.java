package org.threadline.wording;

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

    private Moments() {}

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
        ZonedDateTime there = customerZone == null ? opening : opening.withZoneSameInstant(ZoneId.of(customerZone));
        String time = (there.getMinute() == 0 ? FULL_HOUR : WITH_MINUTES).format(there);
        String zone = customerZone == null ? " " + ZONE.format(there) : "";
        LocalDate today = LocalDate.ofInstant(now, there.getZone());
        return day(there.toLocalDate(), today) + " at " + time + zone;
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
