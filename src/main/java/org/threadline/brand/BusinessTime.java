package org.threadline.brand;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The time in which a brand answers: its opening hours without its holidays, as the clocks on its wall show them. An hour
 * that a change of the clocks skips is no time, one that comes twice is two.
 */
public record BusinessTime(OpeningHours hours, Holidays holidays, ZoneId zone) {

    /** Whoever is closed for longer than this, by holidays without end, opens never. */
    private static final Duration LONGEST = Duration.ofDays(800);

    private static final Duration WEEK = Duration.ofDays(7);

    /** Time without a break, up to, not including, {@code to}. */
    private record Stretch(Instant from, Instant to) {

        Duration length() {
            return Duration.between(from, to);
        }
    }

    public boolean isOpen(Instant at) {
        LocalDateTime wall = LocalDateTime.ofInstant(at, zone);
        return !holidays.hold(wall.toLocalDate()) && hours.hold(wall);
    }

    /** The next moment at which somebody answers, seen from a closed moment; empty while open. */
    public Optional<ZonedDateTime> nextOpening(Instant from) {
        return isOpen(from) ? Optional.empty() : after(from, Duration.ZERO).map(moment -> moment.atZone(zone));
    }

    /** The moment at which nobody answers any more, seen from an open one; empty when that is in more than a week. */
    public Optional<ZonedDateTime> closing(Instant from) {
        Instant week = from.plus(WEEK);
        Instant end = from;
        for (Stretch stretch : stretches(from, week)) {
            if (!stretch.from().equals(end)) {
                break;
            }
            end = stretch.to();
        }
        return end.isBefore(week) ? Optional.of(end.atZone(zone)) : Optional.empty();
    }

    /** How much of it lies between two moments; none when they are the wrong way round. */
    public Duration between(Instant from, Instant to) {
        return stretches(from, to).stream().map(Stretch::length).reduce(Duration.ZERO, Duration::plus);
    }

    /** The moment at which so much of it has passed, and that is itself open or the end of an opening; else empty. */
    public Optional<Instant> after(Instant from, Duration wait) {
        Duration left = wait;
        Instant end = from.plus(LONGEST);
        for (Instant week = from; week.isBefore(end); week = week.plus(WEEK)) {
            for (Stretch stretch : stretches(week, week.plus(WEEK))) {
                if (left.compareTo(stretch.length()) <= 0) {
                    return Optional.of(stretch.from().plus(left));
                }
                left = left.minus(stretch.length());
            }
        }
        return Optional.empty();
    }

    /** Between two changes of the clocks a wall and the world run alike, so each such part is looked at by itself. */
    private List<Stretch> stretches(Instant from, Instant to) {
        var found = new ArrayList<Stretch>();
        for (Instant at = from; at.isBefore(to); ) {
            ZoneOffsetTransition change = zone.getRules().nextTransition(at);
            Instant end = change == null || change.getInstant().isAfter(to) ? to : change.getInstant();
            addOfOneOffset(at, end, zone.getRules().getOffset(at), found);
            at = end;
        }
        return found;
    }

    private void addOfOneOffset(Instant from, Instant to, ZoneOffset offset, List<Stretch> found) {
        LocalDateTime last = LocalDateTime.ofInstant(to, offset);
        LocalDate day = LocalDateTime.ofInstant(from, offset).toLocalDate();
        for (; day.atStartOfDay().isBefore(last); day = day.plusDays(1)) {
            if (holidays.hold(day)) {
                continue;
            }
            for (OpeningHours.Opening opening : hours.on(day)) {
                Instant opens = later(from, opening.from().toInstant(offset));
                Instant closes = earlier(to, opening.to().toInstant(offset));
                if (opens.isBefore(closes)) {
                    found.add(new Stretch(opens, closes));
                }
            }
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
