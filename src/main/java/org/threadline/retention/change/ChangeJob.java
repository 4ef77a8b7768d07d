package org.threadline.retention.change;

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
 * Gives what the order system has not answered in time to a person. Any number of replicas may look: each passes over the
 * customers that another has in hand, and whose answer is taken in at this moment.
 */
@ApplicationScoped
@AsMachine
class ChangeJob {

    private static final int BATCH = 50;

    private static final String WHOSE = """
            select c.id from customer c
            where c.id in (
              select customer_id from order_change where state = 'ASKED' and answer_by <= :now order by answer_by limit :batch)
            for no key update of c skip locked""";

    private final Session entities;
    private final Customers customers;
    private final ChangeAnswers answers;
    private final Clock clock;

    ChangeJob(Session entities, Customers customers, ChangeAnswers answers, Clock clock) {
        this.entities = entities;
        this.customers = customers;
        this.answers = answers;
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
        KnownChanges.due(whose, now).forEach(change -> answers.giveUp(change, who.get(change.customerId())));
        return whose.size();
    }
}
