package org.threadline.outbound;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;

import org.threadline.message.Message;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/**
 * Works the queue: claims due texts, hands each to the carrier outside any transaction, records the outcome. Woken in
 * process after a commit, else by a short poll; any number of replicas may do so at once.
 */
@ApplicationScoped
class OutboundJob {

    private static final int RECORD_TRIES = 6;

    private final SendClaims claims;
    private final SendRecords records;
    private final Carrier carrier;
    private final OutboundConfig config;

    private final Semaphore wakeUps = new Semaphore(0);
    private final Semaphore free;
    private final ExecutorService sends = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("send-", 0).factory());
    private volatile boolean working;
    private Thread worker;

    OutboundJob(SendClaims claims, SendRecords records, Carrier carrier, OutboundConfig config) {
        this.claims = claims;
        this.records = records;
        this.carrier = carrier;
        this.config = config;
        this.free = new Semaphore(config.parallelSends());
    }

    void start(@Observes StartupEvent started) {
        working = true;
        worker = Thread.ofPlatform().name("outbound").start(this::work);
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) Message.Queued queued) {
        wakeUps.release();
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        working = false;
        wakeUps.release();
        worker.join();
        sends.shutdown();
        if (!sends.awaitTermination(config.lease().toMillis(), TimeUnit.MILLISECONDS)) {
            Log.warn("stopped with sends whose outcome is not known; their lease will say so");
        }
    }

    private void work() {
        while (working) {
            try {
                if (sendDue() == 0) {
                    wakeUps.tryAcquire(config.poll().toMillis(), TimeUnit.MILLISECONDS);
                    wakeUps.drainPermits();
                }
            } catch (InterruptedException interrupted) {
                return;
            } catch (RuntimeException failed) {
                Log.errorf("the send queue could not be read, trying again: %s", failed.toString());
                pause();
            }
        }
    }

    private int sendDue() throws InterruptedException {
        free.acquire();
        int places = 1 + free.drainPermits();
        List<UUID> claimed = List.of();
        try {
            claimed = claims.claim(places);
        } finally {
            free.release(places - claimed.size());
        }
        claimed.forEach(id -> sends.execute(() -> send(id)));
        return claimed.size();
    }

    private void send(UUID messageId) {
        try {
            SendOutcome outcome = handOver(records.load(messageId));
            record(messageId, outcome);
        } catch (RuntimeException failed) {
            Log.errorf("message %s: outcome not recorded, its lease will end: %s", messageId, failed.toString());
        } finally {
            free.release();
            wakeUps.release();
        }
    }

    private SendOutcome handOver(OutgoingText text) {
        try {
            return carrier.send(text);
        } catch (RuntimeException unexpected) {
            Log.errorf(unexpected, "message %s: the carrier's adapter failed", text.messageId());
            return new SendOutcome.Unknown("adapter-failed");
        }
    }

    /** The database may be away for a moment; what the carrier said is worth some patience. */
    private void record(UUID messageId, SendOutcome outcome) {
        for (int tries = 1; ; tries++) {
            try {
                records.record(messageId, outcome);
                return;
            } catch (RuntimeException failed) {
                if (tries == RECORD_TRIES) {
                    throw failed;
                }
                pause();
            }
        }
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(config.poll().toMillis() * 2);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
