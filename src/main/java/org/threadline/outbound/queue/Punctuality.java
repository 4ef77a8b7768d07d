package org.threadline.outbound.queue;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * How well this process keeps its appointments. On a machine with time to spare a text starts within milliseconds of its
 * slot, and slots can lie close together; on a busy one they must lie further apart, or texts would miss them for ever.
 */
@ApplicationScoped
class Punctuality {

    private static final Duration SHORTEST_LEAD = Duration.ofMillis(15);
    private static final Duration LONGEST_LEAD = Duration.ofMillis(500);

    /**
     * Costs nothing: slots are given out half a second ahead, and what else counts for their second was more than that
     * before, so that when it really started is known.
     */
    private static final long LEAST_NANOS = Duration.ofMillis(50).toNanos();

    private static final long MOST_NANOS = Duration.ofMillis(800).toNanos();

    private volatile Duration lead = SHORTEST_LEAD;
    private volatile long latestNanos = LEAST_NANOS;

    /** How long before the first slot a claim must be decided, to be committed in time. */
    Duration lead() {
        return lead;
    }

    /** How late a text may start. */
    Duration latest() {
        return Duration.ofNanos(latestNanos);
    }

    /** A claim was committed so long after it was decided; the next one plans for twice that. */
    void committedAfter(Duration took) {
        Duration planned = took.multipliedBy(2);
        Duration capped = planned.compareTo(LONGEST_LEAD) > 0 ? LONGEST_LEAD : planned;
        lead = capped.compareTo(SHORTEST_LEAD) < 0 ? SHORTEST_LEAD : capped;
    }

    /** Patience grows to what was just needed, and fades slowly; many who are late together are late once. */
    void startedAfter(Duration late) {
        long needed = Math.min(MOST_NANOS, late.toNanos() + late.toNanos() / 4);
        latestNanos = Math.max(needed, Math.max(LEAST_NANOS, latestNanos - latestNanos / 64));
    }
}
