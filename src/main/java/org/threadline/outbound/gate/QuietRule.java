package org.threadline.outbound.gate;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Times of some days of the week at which nobody is to be disturbed, as a clock on the customer's wall shows them.
 *
 * @param from when it begins to be quiet on such a day
 * @param to up to, not including, this time of the same day. Earlier than {@code from}: quiet in the morning until then
 *     and again in the evening; the same: all day
 */
record QuietRule(Set<DayOfWeek> days, LocalTime from, LocalTime to) {

    private static final Pattern WRITTEN =
            Pattern.compile("(?:(MON|TUE|WED|THU|FRI|SAT|SUN) )?(\\d\\d:\\d\\d)-(\\d\\d:\\d\\d)");

    static QuietRule daily(LocalTime from, LocalTime to) {
        return new QuietRule(EnumSet.allOf(DayOfWeek.class), from, to);
    }

    /**
     * Reads {@code 21:00-09:00, SUN 21:00-12:00}, the form that settings have; nothing or {@code none} is no rule.
     *
     * @throws IllegalArgumentException when it is written otherwise
     */
    static List<QuietRule> parse(String text) {
        if (text.isBlank() || text.strip().equals("none")) {
            return List.of();
        }
        return Arrays.stream(text.split(",")).map(QuietRule::one).toList();
    }

    private static QuietRule one(String text) {
        Matcher parts = WRITTEN.matcher(text.strip().toUpperCase(Locale.ROOT));
        if (!parts.matches()) {
            throw new IllegalArgumentException("quiet hours look like 21:00-08:00 or SUN 00:00-12:00, not " + text);
        }
        Set<DayOfWeek> days = parts.group(1) == null ? EnumSet.allOf(DayOfWeek.class) : EnumSet.of(day(parts.group(1)));
        return new QuietRule(days, time(parts.group(2)), time(parts.group(3)));
    }

    private static DayOfWeek day(String shortName) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> day.name().startsWith(shortName))
                .findFirst()
                .orElseThrow();
    }

    private static LocalTime time(String text) {
        return text.equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(text);
    }

    boolean covers(LocalDateTime moment) {
        if (!days.contains(moment.getDayOfWeek())) {
            return false;
        }
        LocalTime time = moment.toLocalTime();
        boolean begun = !time.isBefore(from);
        boolean over = !time.isBefore(to);
        return from.isBefore(to) ? begun && !over : begun || !over;
    }

    /** Times of a day at which the answer may change. */
    Set<LocalTime> edges() {
        return Set.copyOf(
                EnumSet.allOf(DayOfWeek.class).equals(days)
                        ? List.of(from, to)
                        : List.of(from, to, LocalTime.MIDNIGHT));
    }
}
