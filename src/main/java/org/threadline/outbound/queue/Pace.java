package org.threadline.outbound.queue;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * When a number may text next. Starts are spread over the second, and within any second there are at most as many segments as the
 * number is allowed, even when each start is as late as it may be; a text that is longer than that goes alone. Once it is
 * known when a text has really started, only that moment counts: patience with late ones costs nothing then.
 */
final class Pace {

    private static final Duration SECOND = Duration.ofSeconds(1);

    /** A second, and what the way to the carrier may add or take. */
    private static final Duration APART = SECOND.plusMillis(4);

    /** Starts follow each other a little faster than the second allows, so that a slot that was missed is made good. */
    private static final double HURRY = 0.9;

    /** @param until from then on it no longer shares a second with any other start */
    private record Start(Instant at, Instant until, int segments) {

        Start really(Instant moment) {
            return new Start(at, wholeMicros(moment).plus(APART), segments);
        }
    }

    /** @param moment when the text of this slot has really started; empty: it has not, and will not any more */
    record Started(Instant slot, Optional<Instant> moment) {}

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
        Instant at = earliest.isAfter(next) ? wholeMicros(earliest) : next;
        forget(at);
        while (used + segments > segmentsPerSecond && !recent.isEmpty()) {
            at = recent.getFirst().until();
            forget(at);
        }
        add(new Start(at, at.plus(latest).plus(APART), segments));
        double whole = (double) segments * micros(APART) / segmentsPerSecond;
        next = at.plus((long) (segments > segmentsPerSecond ? whole : whole * HURRY), ChronoUnit.MICROS);
        return at;
    }

    /** What has become of slots by now; those that are not known of any more do not count any more either. */
    void learn(Collection<Started> news) {
        Map<Instant, Started> bySlot =
                news.stream().collect(Collectors.toMap(Started::slot, Function.identity(), (one, same) -> one));
        List<Start> known = recent.stream()
                .flatMap(start -> learn(start, bySlot.get(start.at())))
                .toList();
        recent.clear();
        used = 0;
        known.forEach(this::add);
    }

    private static Stream<Start> learn(Start start, Started news) {
        if (news == null) {
            return Stream.of(start);
        }
        return news.moment().map(start::really).stream();
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

    /** As exact as what is written down: by its slot a start is known again. */
    private static Instant wholeMicros(Instant moment) {
        return moment.plusNanos(999).truncatedTo(ChronoUnit.MICROS);
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1000;
    }
}
