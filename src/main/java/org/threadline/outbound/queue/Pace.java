package org.threadline.outbound.queue;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * When a number may text next. Starts are spread evenly, and within any second there are at most as many segments as the
 * number is allowed, even when each start is as late as it may be; a text that is longer than that goes alone.
 */
final class Pace {

    private static final Duration SECOND = Duration.ofSeconds(1);

    /** What the way to the carrier may add or take. */
    private static final Duration ON_THE_WAY = Duration.ofMillis(4);

    /** @param until from then on it no longer shares a second with any other start */
    private record Start(Instant at, Instant until, int segments) {}

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
            String[] parts = start.split(":");
            at = at.plus(Long.parseLong(parts[0]), ChronoUnit.MICROS);
            Instant until = at.plus(Long.parseLong(parts[1]), ChronoUnit.MICROS);
            pace.add(new Start(at, until, Integer.parseInt(parts[2])));
        }
        return pace;
    }

    /**
     * Takes the next slot for a text of so many segments.
     *
     * @param earliest not before
     * @param latest how late after its slot it may start
     */
    Instant take(Instant earliest, int segments, Duration latest) {
        Duration window = SECOND.plus(latest).plus(ON_THE_WAY);
        Instant at = earliest.isAfter(next) ? earliest.truncatedTo(ChronoUnit.MICROS) : next;
        forget(at);
        while (used + segments > segmentsPerSecond && !recent.isEmpty()) {
            at = recent.getFirst().until();
            forget(at);
        }
        add(new Start(at, at.plus(window), segments));
        next = at.plus(Math.ceilDiv(segments * micros(window), segmentsPerSecond), ChronoUnit.MICROS);
        return at;
    }

    /** The earliest next start. */
    Instant next() {
        return next;
    }

    /** Starts that still count: microseconds since the one before (the first: since 1970), for how long, segments. */
    String recent() {
        var text = new StringBuilder();
        Instant before = Instant.EPOCH;
        for (Start start : recent) {
            text.append(text.isEmpty() ? "" : " ")
                    .append(ChronoUnit.MICROS.between(before, start.at()))
                    .append(':')
                    .append(ChronoUnit.MICROS.between(start.at(), start.until()))
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

    /** A start behind one that may be later still counts as long as that one does: rather too slow than too fast. */
    private void forget(Instant at) {
        while (!recent.isEmpty() && !recent.getFirst().until().isAfter(at)) {
            used -= recent.removeFirst().segments();
        }
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1000;
    }
}
