package org.threadline.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How much two replicas do in a second on the three hot paths: webhook, event, claim-and-send. It measures and asserts
 * no time. The carrier, the store, the broker and whoever drives them share the machine.
 */
class SpeedBench {

    private static final Duration WEBHOOKS = Duration.ofSeconds(20);
    private static final int DRIVERS = 16;
    private static final int EVENTS = 4000;
    private static final int TEXTS = 4000;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Report report = Report.of("speed");
    private Cluster cluster;

    @Test
    void measure() throws Exception {
        cluster = Cluster.whole();
        cluster.use(Cluster.SILENCE_IS_USUAL);
        cluster.carrier().misbehave(Map.of("blackholeWebhooks", true));
        webhooks(cluster.brand("speed-warm-up", 5), Duration.ofSeconds(10));
        double[] millis = webhooks(cluster.brand("speed-webhooks", 5), WEBHOOKS);
        report.figure(
                "webhooks",
                String.format(
                        Locale.ROOT,
                        "%.0f/s, p50 %.1f ms, p99 %.1f ms",
                        millis.length / (double) WEBHOOKS.toSeconds(),
                        millis[millis.length / 2],
                        millis[millis.length * 99 / 100]));
        events(cluster.brand("speed-events", 20));
        awaitNothingUnderWay();
        sends(cluster.brand("speed-sends", 20));
        report.write();
    }

    /** The time that each answer took, in ascending order. Every customer texts once or twice. */
    private double[] webhooks(Shop shop, Duration length) throws Exception {
        var millis = new ConcurrentLinkedQueue<Double>();
        var customers = new AtomicInteger();
        var failed = new LongAdder();
        long end = System.nanoTime() + length.toNanos();
        try (var drivers = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, DRIVERS)
                    .forEach(driver -> drivers.execute(() -> {
                        String replica = cluster.replicas().get(driver % 2).url();
                        while (System.nanoTime() < end) {
                            int customer = customers.getAndIncrement() / 2;
                            long begin = System.nanoTime();
                            int status = cluster.texter()
                                    .post(
                                            replica,
                                            Texter.newId(),
                                            shop.phone(customer),
                                            shop.number(customer),
                                            "Where is my parcel?");
                            millis.add((System.nanoTime() - begin) / 1e6);
                            if (status != 200) {
                                failed.increment();
                            }
                        }
                    }));
        }
        assertThat(failed.sum()).isZero();
        return millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }

    private void events(Shop shop) throws Exception {
        try (var load = new EventLoad(cluster, shop)) {
            long begin = System.nanoTime();
            for (int i = 0; i < EVENTS; i++) {
                load.publishTo(null);
            }
            load.flush();
            report.figure(
                    "events",
                    rate(
                            EVENTS,
                            begin,
                            () -> cluster.store()
                                    .count("select count(*) from customer_order where brand = ?", shop.key())));
        }
    }

    private void sends(Shop shop) throws Exception {
        Integer[] fast = new Integer[shop.numbers().size()];
        Arrays.fill(fast, 200);
        cluster.pace(shop, Arrays.asList(fast));
        for (int i = 0; i < fast.length; i++) {
            Backlog.queue(cluster.store(), shop, i, TEXTS / fast.length, 1, Instant.now());
        }
        long begin = System.nanoTime();
        report.figure("sends", rate(TEXTS, begin, () -> texts(shop, "status not in ('QUEUED', 'SENDING')")));
        report.figure(
                "of them not taken at the first attempt",
                texts(
                        shop,
                        "exists (select 1 from message_status h where h.message_id = m.id and h.status = 'UNKNOWN')"));
    }

    /** The events' texts go out after the events are in; what is measured next must not stand behind them. */
    private void awaitNothingUnderWay() throws InterruptedException {
        long begin = System.nanoTime();
        while (cluster.store().count("select count(*) from message where status in ('QUEUED', 'SENDING')") > 0
                && System.nanoTime() - begin < PATIENCE.toNanos()) {
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private long texts(Shop shop, String which) {
        return cluster.store()
                .count(
                        "select count(*) from message m where direction = 'OUTBOUND' and brand = ? and " + which,
                        shop.key());
    }

    private static String rate(int all, long begin, LongSupplier done) throws InterruptedException {
        while (done.getAsLong() < all) {
            TimeUnit.MILLISECONDS.sleep(100);
            assertThat(System.nanoTime() - begin).as("all come to an end").isLessThan(PATIENCE.toNanos());
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        return String.format(Locale.ROOT, "%d in %.1f s, %.0f/s", all, seconds, all / seconds);
    }
}
