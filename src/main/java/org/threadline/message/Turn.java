package org.threadline.message;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

import org.threadline.value.Kind;

/** A message's place in the send queue. */
@Embeddable
class Turn {

    @Column(nullable = false)
    private int lane;

    @Column(name = "due_at")
    private Instant dueAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "lease_until")
    private Instant leaseUntil;

    @Column(nullable = false)
    private int attempts;

    @Column(nullable = false)
    private int throttled;

    protected Turn() {}

    Turn(Kind.Lane lane, Instant dueAt, Instant expiresAt) {
        this.lane = lane.ordinal();
        set(dueAt, expiresAt);
    }

    final void set(Instant earliest, Instant latest) {
        dueAt = earliest;
        expiresAt = latest;
    }

    /** Whoever had claimed it has said what came of it. */
    void endLease() {
        leaseUntil = null;
    }

    /** It was certainly not processed, so the try does not count; its place in the queue stays what it was. */
    void waitAgain() {
        leaseUntil = null;
        throttled++;
        attempts--;
    }

    Instant dueAt() {
        return dueAt;
    }

    Instant expiresAt() {
        return expiresAt;
    }
}
