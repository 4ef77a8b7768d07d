package org.threadline.faults;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Customers who say STOP at the very moment at which their next text is taken from the queue: two texts wait for each,
 * and the word comes when the carrier has just answered for the first, on either replica.
 */
class StopIT {

    private static final int CUSTOMERS = Scale.pick(240, 10_000);
    private static final int AT_ONCE = 12;
    private static final long LATENCY = 400;
    private static final String TEXT = "News of your parcel";

    private final Map<String, Instant> stopped = new ConcurrentHashMap<>();
    private final AtomicInteger unanswered = new AtomicInteger();
    private Cluster cluster;
    private Shop shop;

    @Test
    void nothingStartsAfterAStopWasAnswered() throws Exception {
        begin();
        race(CUSTOMERS);
        end("stop");
    }

    /** A replica that stands still in the middle of a send, as in a long collection of garbage, must not send later. */
    @Test
    void nothingStartsAfterAStopWasAnsweredAlthoughAReplicaStoodStill() throws Exception {
        begin();
        try (var freezes = Executors.newSingleThreadScheduledExecutor()) {
            freezes.scheduleWithFixedDelay(this::standStill, 1000, 1000, TimeUnit.MILLISECONDS);
            race(CUSTOMERS / 2);
            freezes.shutdown();
        }
        end("stop-frozen");
    }

    private void begin() throws Exception {
        cluster = Cluster.whole();
        shop = cluster.brand("stop", 5);
        cluster.carrier().misbehave(Map.of("latencyMs", List.of(LATENCY, LATENCY)));
    }

    private void race(int customers) {
        var free = new Semaphore(AT_ONCE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, customers)
                    .forEach(customer -> threads.execute(() -> {
                        free.acquireUninterruptibly();
                        try {
                            race(cluster, customer);
                        } catch (InterruptedException interrupted) {
                            Thread.currentThread().interrupt();
                        } finally {
                            free.release();
                        }
                    }));
        }
    }

    private void race(Cluster cluster, int customer) throws InterruptedException {
        write(customer);
        write(customer);
        Instant first = awaitFirst(customer);
        if (first == null) {
            unanswered.incrementAndGet();
            return;
        }
        Instant moment = first.plusMillis(LATENCY + ThreadLocalRandom.current().nextLong(-30, 50));
        TimeUnit.NANOSECONDS.sleep(Duration.between(Instant.now(), moment).toNanos());
        int status =
                cluster.texter().post(any().url(), Texter.newId(), shop.phone(customer), shop.number(customer), "STOP");
        if (status / 100 == 2) {
            stopped.put(shop.phone(customer), Instant.now());
        } else {
            unanswered.incrementAndGet();
        }
    }

    private void write(int customer) {
        HttpRequest.Builder request = Http.to(any().url() + "/api/v1/messages")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(EventLoad.json(
                        Map.of("brand", shop.key(), "to", shop.phone(customer), "body", TEXT, "purpose", "SUPPORT"))));
        Http.status(cluster.as("agent", shop.key(), request));
    }

    /** When the carrier saw the first text; null when it did not. */
    private Instant awaitFirst(int customer) throws InterruptedException {
        for (int tries = 0; tries < 400; tries++) {
            List<SimulatedCarrier.Accepted> accepted = cluster.carrier().acceptedFor(shop.phone(customer));
            if (!accepted.isEmpty()) {
                return accepted.getFirst().at();
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return null;
    }

    private void standStill() {
        ReplicaProcess replica = any();
        replica.freeze();
        try {
            TimeUnit.MILLISECONDS.sleep(700);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        } finally {
            replica.thaw();
        }
    }

    private ReplicaProcess any() {
        List<ReplicaProcess> replicas = cluster.replicas();
        return replicas.get(ThreadLocalRandom.current().nextInt(replicas.size()));
    }

    private void end(String proof) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> cluster.store()
                                .count(
                                        "select count(*) from message where brand = ? and status in ('QUEUED', 'SENDING')",
                                        shop.key())
                        == 0);
        List<SimulatedCarrier.Accepted> requests = shop.numbers().stream()
                .flatMap(number -> cluster.carrier().acceptedFrom(number).stream())
                .toList();

        StopCheck check = StopCheck.of(stopped, requests, text -> !text.body().equals(TEXT));

        long spared = cluster.store()
                .count(
                        "select count(*) from message where brand = ? and kind = 'AGENT' and status = 'CANCELED'",
                        shop.key());
        Report.of(proof)
                .figure("STOPs answered", stopped.size())
                .figure("not answered", unanswered.get())
                .figure("texts taken back", spared)
                .figure("result", check.figures())
                .write();
        assertThat(stopped).isNotEmpty();
        assertThat(check.afterStop()).as(check.figures()).isEmpty();
    }
}
