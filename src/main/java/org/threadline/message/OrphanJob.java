package org.threadline.message;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.threadline.security.wall.AsMachine;

import io.quarkus.scheduler.Scheduled;

/** Joins orphan receipts that were kept while their message was just learning its id, and drops those too old. */
@ApplicationScoped
@AsMachine
class OrphanJob {

    private final OrphanReceipts orphans;
    private final DeliveryReceipts receipts;

    OrphanJob(OrphanReceipts orphans, DeliveryReceipts receipts) {
        this.orphans = orphans;
        this.receipts = receipts;
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void join() {
        List<String> overlooked = orphans.overlooked();
        if (!overlooked.isEmpty()) {
            receipts.join(overlooked);
        }
        orphans.prune();
    }
}
