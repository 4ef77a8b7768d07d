package org.threadline.faults;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** One replica after the other is replaced, behind a balancer that honours readiness, and nobody outside notices. */
class RollingRestartIT {

    private static final Duration LONGEST_END = Duration.ofSeconds(30);

    private final Map<Integer, Integer> answers = new ConcurrentHashMap<>();
    private Cluster cluster;
    private Shop shop;

    @Test
    void nobodyOutsideNotices() throws Exception {
        cluster = Cluster.whole();
        shop = cluster.brand("rolling", 5);
        awaitBalanced();
        var goesOn = new java.util.concurrent.atomic.AtomicBoolean(true);
        int before = cluster.balancer().secondTries();
        int nobody = cluster.balancer().nobodyReady();
        var slowest = Duration.ZERO;
        int restarts = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var customer = new AtomicInteger();
            threads.execute(() -> repeat(goesOn::get, 20, () -> text(customer.getAndIncrement() % 200)));
            threads.execute(() -> repeat(goesOn::get, 10, this::look));
            try {
                BooleanSupplier more = Scale.during(Duration.ZERO);
                do {
                    for (ReplicaProcess replica : cluster.replicas()) {
                        TimeUnit.SECONDS.sleep(1);
                        Duration took = replica.stop();
                        slowest = took.compareTo(slowest) > 0 ? took : slowest;
                        replica.start();
                        replica.awaitReady();
                        awaitBalanced();
                        restarts++;
                    }
                } while (more.getAsBoolean());
            } finally {
                goesOn.set(false);
            }
        }
        Report.of("rolling")
                .figure("restarts", restarts)
                .figure("slowest end, ms", slowest.toMillis())
                .figure("answers by status", new TreeMap<>(answers))
                .figure("second tries of the balancer", cluster.balancer().secondTries() - before)
                .figure("times that nobody was ready", cluster.balancer().nobodyReady() - nobody)
                .write();
        assertThat(answers.keySet()).allMatch(status -> status / 100 == 2);
        assertThat(slowest).isLessThanOrEqualTo(LONGEST_END);
    }

    private int text(int customer) {
        return cluster.texter()
                .post(
                        cluster.balancer().url(),
                        Texter.newId(),
                        shop.phone(customer),
                        shop.number(customer),
                        "Is anybody there?");
    }

    private int look() {
        return Http.status(cluster.as(
                "agent", shop.key(), Http.to(cluster.balancer().url() + "/api/v1/threads?brand=" + shop.key())));
    }

    private void repeat(BooleanSupplier goesOn, int perSecond, IntSupplier request) {
        var free = new Semaphore(20);
        try (var requests = Executors.newVirtualThreadPerTaskExecutor()) {
            while (goesOn.getAsBoolean()) {
                free.acquireUninterruptibly();
                requests.execute(() -> {
                    answers.merge(request.getAsInt(), 1, Integer::sum);
                    free.release();
                });
                TimeUnit.MILLISECONDS.sleep(1000 / perSecond);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitBalanced() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> cluster.replicas().stream().allMatch(cluster.balancer()::sendsTo));
    }
}
