package org.threadline.outbound.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.hibernate.Session;

/**
 * The database's clock, the one clock that all replicas share, read here without asking it each time: what it showed at
 * the last look, carried on by this machine's own ticking. A look is worth as much as it was quick.
 */
@ApplicationScoped
class StoreClock {

    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final int LOOKS = 4;

    private record Look(Instant shown, long atNanos, long tookNanos) {}

    private final Session entities;
    private volatile Look best;

    StoreClock(Session entities) {
        this.entities = entities;
    }

    /** Looks again when the last look is a few seconds old. */
    @Transactional
    void follow() {
        if (best != null && System.nanoTime() - best.atNanos() < FRESH_NANOS) {
            return;
        }
        Look quickest = look();
        for (int i = 1; i < LOOKS; i++) {
            Look another = look();
            quickest = another.tookNanos() < quickest.tookNanos() ? another : quickest;
        }
        best = quickest;
    }

    private Look look() {
        long before = System.nanoTime();
        Instant shown = entities.createNativeQuery("select clock_timestamp()", Instant.class)
                .getSingleResult();
        long took = System.nanoTime() - before;
        return new Look(shown, before + took / 2, took);
    }

    Instant now() {
        return best.shown().plusNanos(System.nanoTime() - best.atNanos());
    }

    /** Waits until this moment of the database; how late it has become. */
    Duration await(Instant moment) {
        Duration left = Duration.between(now(), moment);
        while (left.isPositive() && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(left.toNanos());
            left = Duration.between(now(), moment);
        }
        return left.negated();
    }
}
