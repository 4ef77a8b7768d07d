package org.threadline.outbound.gate;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.Session;

/**
 * Who may spend from a brand's budget just now: one claim at a time, until it ends. The numbers of one brand may be
 * claimed by several replicas at once, and neither would see what the other takes.
 */
@ApplicationScoped
class BudgetTurns {

    /** Longer than a claim takes, and short enough for whoever waits for the rows that the one who asks has locked. */
    private static final int MOST_TRIES = 20;

    private static final long BETWEEN_TRIES = TimeUnit.MILLISECONDS.toNanos(5);

    private final Session entities;

    BudgetTurns(Session entities) {
        this.entities = entities;
    }

    /**
     * Takes the turns that are to be had, for as long as the transaction lasts. Waits a little for the others, never
     * for good: a replica that stands still in the middle of a claim must not hold up those that go on.
     */
    Set<String> take(Collection<String> brands) {
        var waiting = new HashSet<String>(brands);
        var taken = new HashSet<String>();
        for (int tries = 0; !waiting.isEmpty() && tries < MOST_TRIES; tries++) {
            if (tries > 0) {
                LockSupport.parkNanos(BETWEEN_TRIES);
            }
            taken.addAll(free(waiting));
            waiting.removeAll(taken);
        }
        return taken;
    }

    private Collection<String> free(Collection<String> brands) {
        return entities.createNativeQuery("""
                        select brand from unnest(cast(:brands as text[])) as brand
                        where pg_try_advisory_xact_lock(hashtextextended(brand, 4714))""", String.class)
                .setParameter("brands", brands.toArray(String[]::new))
                .getResultList();
    }
}
