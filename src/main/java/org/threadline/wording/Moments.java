package org.threadline.wording;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as a person would say them, in the language of the text. */
public final class Moments {

    /** Names such as ET are the same in every language that is read there. */
    private static final DateTimeFormatter ZONE = DateTimeFormatter.ofPattern("v", Locale.US);

    private static final int NOON = 12;
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
    public static Spoken expected(Duration rounded) {
        if (rounded.toMinutes() < HOUR) {
            return language -> Phrases.of(language).say("expected.minutes", rounded.toMinutes());
        }
        return rounded.toHours() == 1
                ? language -> Phrases.of(language).say("expected.hour")
                : within((int) rounded.toMinutes());
    }

    /** A wait in minutes: "within about 15 minutes", "within about 2 hours". */
    public static Spoken within(int minutes) {
        if (minutes < HOUR) {
            return language -> Phrases.of(language).say(minutes == 1 ? "within.minute" : "within.minutes", minutes);
        }
        int hours = Math.ceilDiv(minutes, HOUR);
        return language -> Phrases.of(language).say(hours == 1 ? "within.hour" : "within.hours", hours);
    }

    /**
     * When somebody is there again: "tomorrow at 9 AM". In the customer's own zone where it is known; else in the
     * brand's, and then the zone is named.
     *
     * @param customerZone IANA zone, or null
     */
    public static Spoken opening(ZonedDateTime opening, Instant now, String customerZone) {
        return moment("opening", opening, now, customerZone);
    }

    /** The moment before which something happens: "tomorrow by 9:15 AM", "on Friday by 9:15 AM". As {@link #opening}. */
    public static Spoken by(ZonedDateTime moment, Instant now, String customerZone) {
        return moment("by", moment, now, customerZone);
    }

    private static Spoken moment(String key, ZonedDateTime moment, Instant now, String customerZone) {
        ZonedDateTime there = customerZone == null ? moment : moment.withZoneSameInstant(ZoneId.of(customerZone));
        LocalDate today = LocalDate.ofInstant(now, there.getZone());
        return language -> {
            Phrases phrases = Phrases.of(language);
            String time = time(there, phrases);
            boolean one = time.matches("1\\D.*");
            return phrases.say(
                    one ? key + ".one" : key,
                    day(there.toLocalDate(), today, phrases),
                    customerZone == null ? time + " " + ZONE.format(there) : time);
        };
    }

    private static String time(ZonedDateTime there, Phrases phrases) {
        String time = phrases.pattern(there.getMinute() == 0 ? "time.hour" : "time.minutes")
                .format(there);
        return time + phrases.say(there.getHour() < NOON ? "time.am" : "time.pm");
    }

    /** A day seen from today: "today", "tomorrow", "on Friday", "on Tue, Dec 1". */
    public static Spoken day(LocalDate day, LocalDate today) {
        return language -> day(day, today, Phrases.of(language));
    }

    private static String day(LocalDate day, LocalDate today, Phrases phrases) {
        boolean thisWeek = day.isAfter(today) && day.isBefore(today.plusDays(7));
        String name =
                phrases.pattern(thisWeek ? "pattern.weekday" : "pattern.date").format(day);
        if (day.equals(today)) {
            return phrases.say("day.today", name);
        }
        if (day.equals(today.plusDays(1))) {
            return phrases.say("day.tomorrow", name);
        }
        return phrases.say(thisWeek ? "day.weekday" : "day.date", name);
    }
}
