package org.threadline.customer;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.Session;

import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * Work on customers of whom something is due, by any number of replicas: each passes over whom another has in hand, as it
 * does over whoever is answered or heard at this moment. What is due is to be asked for once more when one has them.
 */
@ApplicationScoped
public class CustomerTurns {

    // Small, so that nobody who acts for one of them waits for long.
    private static final int BATCH = 50;

    private static final String LOCKED =
            "select c.id from customer c where c.id in (%s) for no key update of c skip locked";

    private final Session entities;
    private final Customers customers;
    private final Clock clock;

    CustomerTurns(Session entities, Customers customers, Clock clock) {
        this.entities = entities;
        this.customers = customers;
        this.clock = clock;
    }

    /**
     * Takes them in batches, each in a transaction of its own, until there are no more.
     *
     * @param due selects ids of customers, with the parameters {@code now} and {@code batch}
     * @param work is given the customers of a batch, locked, and the moment by which it is due
     */
    public void take(String due, BiConsumer<Map<UUID, Customer>, Instant> work) {
        int taken;
        do {
            taken = QuarkusTransaction.requiringNew().call(() -> batch(due, work));
        } while (taken == BATCH);
    }

    private int batch(String due, BiConsumer<Map<UUID, Customer>, Instant> work) {
        Instant now = clock.instant();
        List<UUID> whose = entities.createNativeQuery(LOCKED.formatted(due), UUID.class)
                .setParameter("now", now)
                .setParameter("batch", BATCH)
                .getResultList();
        if (!whose.isEmpty()) {
            work.accept(customers.all(whose), now);
        }
        return whose.size();
    }
}
