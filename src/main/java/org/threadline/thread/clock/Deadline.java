package org.threadline.thread.clock;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * By when a stopwatch should have been stopped, and who was told.
 *
 * @param dueAt the benchmark, as the brand had it when the wait began; null: there is none
 * @param ringsAt when there is something to tell or to settle next; null: never
 * @param warnedAt when it was announced that the benchmark will be missed
 * @param breachedAt when it was found missed
 */
@Embeddable
record Deadline(
        @Column(name = "due_at") Instant dueAt,
        @Column(name = "rings_at") Instant ringsAt,
        @Column(name = "warned_at") Instant warnedAt,
        @Column(name = "breached_at") Instant breachedAt) {

    static Deadline of(Instant warnAt, Instant dueAt) {
        return new Deadline(dueAt, warnAt, null, null);
    }

    /** Nothing to be told, only to be settled then. */
    static Deadline settledAt(Instant moment) {
        return new Deadline(null, moment, null, null);
    }

    boolean isMissedAndUntold(Instant now) {
        return dueAt != null && breachedAt == null && !now.isBefore(dueAt);
    }

    /** What was told stays told. */
    Deadline movedTo(Deadline anew) {
        if (breachedAt != null) {
            return this;
        }
        return warnedAt == null ? anew : new Deadline(anew.dueAt, anew.dueAt, warnedAt, null);
    }

    Deadline warned(Instant now) {
        return new Deadline(dueAt, dueAt, now, null);
    }

    Deadline breached(Instant now) {
        return new Deadline(dueAt, null, warnedAt, now);
    }

    Deadline silenced() {
        return new Deadline(dueAt, null, warnedAt, breachedAt);
    }
}
