package org.threadline.outbound;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * When a number may text next. Starts are spread evenly, and within any second there are at most as many segments as the
 * number is allowed; a text that is longer than that goes alone.
 */
final class Pace {

    /** A second, and what a start may be late: {@link #LATEST} at us, the rest on the way to the carrier. */
    static final Duration WINDOW = Duration.ofMillis(1008);

    /** A start that is later than this would crowd those after it; the text waits for another slot instead. */
    static final Duration LATEST = Duration.ofMillis(4);

    private record Start(Instant at, int segments) {}

    private final int segmentsPerSecond;
    private final Deque<Start> recent = new ArrayDeque<>();
    private Instant next;
    private int used;

    private Pace(int segmentsPerSecond, Instant next) {
        this.segmentsPerSecond = segmentsPerSecond;
        this.next = next;
    }

    /**
     * As it was written down.
     *
     * @param next the earliest next start
     * @param recent what {@link #recent()} gave
     */
    static Pace of(int segmentsPerSecond, Instant next, String recent) {
        var pace = new Pace(segmentsPerSecond, next);
        Instant at = Instant.EPOCH;
        for (String start : recent.isEmpty() ? new String[0] : recent.split(" ")) {
            int colon = start.indexOf(':');
            at = at.plus(Long.parseLong(start, 0, colon, 10), ChronoUnit.MICROS);
            pace.add(new Start(at, Integer.parseInt(start, colon + 1, start.length(), 10)));
        }
        return pace;
    }

    /** Takes the next slot for a text of so many segments, not before this moment. */
    Instant take(Instant earliest, int segments) {
        Instant at = earliest.isAfter(next) ? earliest.truncatedTo(ChronoUnit.MICROS) : next;
        forget(at);
        while (used + segments > segmentsPerSecond && !recent.isEmpty()) {
            at = recent.getFirst().at().plus(WINDOW);
            forget(at);
        }
        add(new Start(at, segments));
        next = at.plus(Math.ceilDiv(segments * toMicros(WINDOW), segmentsPerSecond), ChronoUnit.MICROS);
        return at;
    }

    /** The earliest next start. */
    Instant next() {
        return next;
    }

    /** Starts that still count: microseconds since the one before (the first: since 1970) and segments. */
    String recent() {
        var text = new StringBuilder();
        Instant before = Instant.EPOCH;
        for (Start start : recent) {
            text.append(text.isEmpty() ? "" : " ")
                    .append(ChronoUnit.MICROS.between(before, start.at()))
                    .append(':')
                    .append(start.segments());
            before = start.at();
        }
        return text.toString();
    }

    private void add(Start start) {
        recent.addLast(start);
        used += start.segments();
    }

    private void forget(Instant at) {
        while (!recent.isEmpty() && !recent.getFirst().at().plus(WINDOW).isAfter(at)) {
            used -= recent.removeFirst().segments();
        }
    }

    private static long toMicros(Duration duration) {
        return duration.toNanos() / 1000;
    }
}
