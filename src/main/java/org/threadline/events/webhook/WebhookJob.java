package org.threadline.events.webhook;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;

import org.threadline.events.WorkLoop;
import org.threadline.events.outbox.Outbox;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/**
 * Delivers: writes deliveries for new events, claims those that are due, calls with no transaction open, records. A
 * replica that dies in between leaves a lease that ends, and the call is made again.
 */
@ApplicationScoped
class WebhookJob {

    private final FanOut fanOut;
    private final DeliveryClaims claims;
    private final WebhookClient client;
    private final DeliveryRecords records;
    private final WebhookConfig config;

    private final Semaphore free;
    private final WorkLoop loop;
    private final ExecutorService calls = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("webhook-", 0).factory());

    WebhookJob(
            FanOut fanOut, DeliveryClaims claims, WebhookClient client, DeliveryRecords records, WebhookConfig config) {
        this.fanOut = fanOut;
        this.claims = claims;
        this.client = client;
        this.records = records;
        this.config = config;
        this.free = new Semaphore(config.parallel());
        this.loop = new WorkLoop("webhooks", config.poll(), this::work);
    }

    void start(@Observes StartupEvent started) {
        loop.start();
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) Outbox.Added added) {
        loop.wake();
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        loop.stop();
        calls.shutdown();
        if (!calls.awaitTermination(config.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
            Log.warn("stopped with webhook calls under way; they are made again when their lease ends");
        }
    }

    private boolean work() {
        boolean moreEvents = fanOut.spread();
        return deliverDue() > 0 || moreEvents;
    }

    private int deliverDue() {
        int places = free.drainPermits();
        List<Attempt> claimed = List.of();
        try {
            claimed = places == 0 ? claimed : claims.claim(places);
        } finally {
            free.release(places - claimed.size());
        }
        claimed.forEach(attempt -> calls.execute(() -> deliver(attempt)));
        return claimed.size();
    }

    private void deliver(Attempt attempt) {
        try {
            records.record(attempt, client.post(attempt));
        } catch (RuntimeException failed) {
            Log.errorf(
                    "webhook %s: outcome for event %s not recorded, it is sent again: %s",
                    attempt.webhookId(), attempt.eventId(), failed.toString());
        } finally {
            free.release();
            loop.wake();
        }
    }
}
