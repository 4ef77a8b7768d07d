package org.threadline.thread.promise;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.Session;
import org.threadline.customer.Customer;
import org.threadline.customer.Customers;
import org.threadline.security.wall.AsMachine;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;

/**
 * Looks at promises whose time has come. Any number of replicas may look: each passes over the customers that another has
 * in hand, as it does over those whom an agent answers or whose text is heard at this moment, and reads their promises
 * only when it has them.
 */
@ApplicationScoped
@AsMachine
class PromiseJob {

    // Small, so that no agent who answers just then waits for long.
    private static final int BATCH = 50;

    private static final String WHOSE = """
            select c.id from customer c
            where c.id in (select customer_id from promise where asks_at <= :now order by asks_at limit :batch)
            for no key update of c skip locked""";

    private final Session entities;
    private final Customers customers;
    private final LatePromises late;
    private final Clock clock;

    PromiseJob(Session entities, Customers customers, LatePromises late, Clock clock) {
        this.entities = entities;
        this.customers = customers;
        this.late = late;
        this.clock = clock;
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        int looked;
        do {
            looked = QuarkusTransaction.requiringNew().call(this::batch);
        } while (looked == BATCH);
    }

    private int batch() {
        Instant now = clock.instant();
        List<UUID> whose = entities.createNativeQuery(WHOSE, UUID.class)
                .setParameter("now", now)
                .setParameter("batch", BATCH)
                .getResultList();
        if (whose.isEmpty()) {
            return 0;
        }
        Map<UUID, Customer> who = customers.all(whose);
        // A statement of its own, after the locks: what was answered meanwhile is not due any more.
        List<Promise> due = KnownPromises.due(whose, now);
        late.recall(due);
        due.forEach(promise -> late.face(promise, who.get(promise.customerId()), now));
        return whose.size();
    }
}
