package org.threadline.outbound.queue;

import java.time.Duration;
import java.time.Instant;
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
 * Works the queue: claims due texts, hands each to the carrier at its slot and outside any transaction. Woken in process
 * after a commit, else by a short poll; any number of replicas may do so at once.
 */
@ApplicationScoped
class OutboundJob {

    private final SendClaims claims;
    private final Handover handover;
    private final StoreClock storeClock;
    private final Punctuality punctuality;
    private final OutboundConfig config;

    private final Semaphore wakeUps = new Semaphore(0);
    private final Semaphore free;
    private final ExecutorService sends = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("send-", 0).factory());
    private volatile boolean working;
    private Thread worker;

    OutboundJob(
            SendClaims claims,
            Handover handover,
            StoreClock storeClock,
            Punctuality punctuality,
            OutboundConfig config) {
        this.claims = claims;
        this.handover = handover;
        this.storeClock = storeClock;
        this.punctuality = punctuality;
        this.config = config;
        this.free = new Semaphore(config.parallelSends());
    }

    void start(@Observes StartupEvent started) {
        working = true;
        handover.start();
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
        handover.stop(config.lease());
    }

    private void work() {
        while (working) {
            try {
                Duration pause = sendDue();
                if (pause.isPositive()) {
                    wakeUps.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS);
                }
                wakeUps.drainPermits();
            } catch (InterruptedException interrupted) {
                return;
            } catch (RuntimeException failed) {
                Log.errorf("the send queue could not be read, trying again: %s", failed.toString());
                pause();
            }
        }
    }

    /** @return how long nothing is to be done unless something wakes us */
    private Duration sendDue() throws InterruptedException {
        storeClock.follow();
        free.acquire();
        int places = 1 + free.drainPermits();
        SendClaim claim = SendClaim.NOTHING;
        try {
            claim = claims.claim(places, punctuality.lead(), punctuality.latest());
        } finally {
            free.release(places - claim.texts().size());
        }
        claim.texts().forEach(text -> sends.execute(() -> send(text)));
        if (claim.texts().isEmpty()) {
            return config.poll();
        }
        Instant now = storeClock.now();
        punctuality.committedAfter(Duration.between(claim.decidedAt(), now));
        Duration again = Duration.between(now, claim.decidedAt().plus(claim.again()));
        return again.compareTo(config.poll()) < 0 ? again : config.poll();
    }

    private void send(ClaimedText claimed) {
        handover.at(claimed, () -> {
            free.release();
            wakeUps.release();
        });
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(config.poll().toMillis() * 2);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
