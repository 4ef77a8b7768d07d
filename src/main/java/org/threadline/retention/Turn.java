package org.threadline.retention;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

import org.threadline.brand.CartPolicy;

/**
 * A customer's turn to be reminded, and what was made of it.
 *
 * @param holdOutPercent the share that the brand held out then
 * @param day the brand's own day of it
 * @param countsUntil orders count until then; null when the reminder was dropped
 */
@Embeddable
record Turn(
        @Enumerated(EnumType.STRING) @Column(nullable = false, updatable = false)
        Fate fate,

        @Column(name = "hold_out_percent", nullable = false, updatable = false)
        int holdOutPercent,

        @Column(name = "decided_at", nullable = false, updatable = false)
        Instant decidedAt,

        @Column(nullable = false, updatable = false) LocalDate day,

        @Column(name = "counts_until", updatable = false) Instant countsUntil) {

    /** Where a reminder belongs for good. Those that something stood against are written down as dropped, by their end. */
    enum Fate {
        REMINDED,
        HELD_OUT,
        DROPPED
    }

    static Turn of(boolean heldOut, CartPolicy policy, Instant now, ZoneId zone) {
        return new Turn(
                heldOut ? Fate.HELD_OUT : Fate.REMINDED,
                policy.holdOutPercent(),
                now,
                LocalDate.ofInstant(now, zone),
                now.plus(policy.counted()));
    }

    /** Whether an order that was placed then counts for it. */
    boolean covers(Instant time) {
        return decidedAt.isBefore(time) && !time.isAfter(countsUntil);
    }

    /** When the next one comes. */
    Instant nextAfter(Duration pause) {
        return decidedAt.plus(pause);
    }

    boolean isHeldOut() {
        return fate == Fate.HELD_OUT;
    }
}
