package org.threadline.thread;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** When a thread began, since when its customer waits, when a person first answered, when it was done. */
@Embeddable
class ServiceClock {

    @Column(name = "waiting_since")
    private Instant waitingSince;

    @Column(name = "opened_at", nullable = false)
    private Instant openedAt;

    @Column(name = "first_response_at")
    private Instant firstResponseAt;

    @Column(name = "resolved_at")
    private Instant resolvedAt;

    protected ServiceClock() {}

    ServiceClock(Instant openedAt) {
        this.openedAt = openedAt;
    }

    /** A customer waits since the first of the texts that nobody has answered, also when it is heard after others. */
    void heard(Instant written) {
        if (waitingSince == null || written.isBefore(waitingSince)) {
            waitingSince = written;
        }
    }

    void answered(Instant at) {
        if (firstResponseAt == null && waitingSince != null) {
            firstResponseAt = at;
        }
        waitingSince = null;
    }

    void stopWaiting() {
        waitingSince = null;
    }

    void resolved(Instant now) {
        resolvedAt = now;
        waitingSince = null;
    }

    void reopened() {
        resolvedAt = null;
    }

    Instant waitingSince() {
        return waitingSince;
    }

    Instant openedAt() {
        return openedAt;
    }

    Instant firstResponseAt() {
        return firstResponseAt;
    }

    Instant resolvedAt() {
        return resolvedAt;
    }
}
