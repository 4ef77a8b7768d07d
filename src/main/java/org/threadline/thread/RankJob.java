package org.threadline.thread;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.Session;
import org.threadline.brand.Brands;
import org.threadline.customer.Customer;
import org.threadline.customer.Customers;
import org.threadline.security.wall.AsMachine;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;

import static java.util.stream.Collectors.toSet;

/**
 * Moves up what was promised an answer that has not come, and what turns out to be of a customer who is worth more. Any
 * number of replicas may look: each passes over the rows that another has in hand.
 */
@ApplicationScoped
@AsMachine
class RankJob {

    // Small, so that nobody who wants one of these threads waits for long.
    private static final int BATCH = 100;

    private static final String DUE = """
            select t.* from support_thread t
            where t.id in (
              (select id from support_thread where promised_at <= :now order by promised_at limit :batch)
              union (select id from support_thread where revalued order by id limit :batch))
            limit :batch for no key update skip locked""";

    private final Session entities;
    private final Brands brands;
    private final Customers customers;
    private final Clock clock;

    RankJob(Session entities, Brands brands, Customers customers, Clock clock) {
        this.entities = entities;
        this.brands = brands;
        this.customers = customers;
        this.clock = clock;
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void rank() {
        int ranked;
        do {
            ranked = QuarkusTransaction.requiringNew().call(this::batch);
        } while (ranked == BATCH);
    }

    private int batch() {
        Instant now = clock.instant();
        List<SupportThread> due = entities.createNativeQuery(DUE, SupportThread.class)
                .setParameter("now", now)
                .setParameter("batch", BATCH)
                .getResultList();
        if (!due.isEmpty()) {
            count(due, now);
        }
        return due.size();
    }

    private void count(List<SupportThread> due, Instant now) {
        Map<String, Brands.Rules> rules =
                brands.rules(due.stream().map(SupportThread::brand).collect(toSet()));
        Map<UUID, Customer> who =
                customers.all(due.stream().map(SupportThread::customerId).collect(toSet()));
        for (SupportThread thread : due) {
            var allowed = rules.get(thread.brand()).policies().routing().headStart();
            thread.place().count(allowed, who.get(thread.customerId()), now);
        }
        entities.createNativeMutationQuery("update support_thread set revalued = false where revalued and id in (:ids)")
                .setParameter("ids", due.stream().map(SupportThread::id).toList())
                .executeUpdate();
    }
}
