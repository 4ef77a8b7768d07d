package org.threadline.faults;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Customers who text all the time. Each text is delivered one to five times: some of them at once, on any replicas, the
 * others later, as a carrier's retries come. What was answered is kept as the history.
 */
final class TextLoad {

    /** Requests under way; more would only wait in the replicas. */
    private static final int AT_ONCE = 24;

    /** @param perSecond how many new texts at most */
    record Plan(int customers, int perSecond, Duration latestRepeat) {}

    private final Cluster cluster;
    private final Shop shop;
    private final Plan plan;
    private final Texter texter;
    private final Semaphore free = new Semaphore(AT_ONCE);
    private final Map<String, TextCheck.Posted> history = new ConcurrentHashMap<>();
    private final AtomicLong deliveries = new AtomicLong();
    private final AtomicLong answers = new AtomicLong();
    private final AtomicLong refusals = new AtomicLong();

    TextLoad(Cluster cluster, Shop shop, Plan plan) {
        this.cluster = cluster;
        this.shop = shop;
        this.plan = plan;
        this.texter = cluster.texter();
    }

    /** Texts as long as it may; returns when the last repeat was answered or given up. */
    void run(BooleanSupplier goesOn) throws InterruptedException {
        long gap = TimeUnit.SECONDS.toNanos(1) / plan.perSecond();
        try (ExecutorService texts = Executors.newVirtualThreadPerTaskExecutor()) {
            for (long next = System.nanoTime(); goesOn.getAsBoolean(); next += gap) {
                TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
                texts.execute(this::text);
            }
        }
    }

    private void text() {
        var random = ThreadLocalRandom.current();
        int customer = random.nextInt(plan.customers());
        String id = Texter.newId();
        String body = "Where is parcel " + id.substring(20) + "?";
        var posted = new TextCheck.Posted(id, shop.phone(customer), body, false);
        history.put(id, posted);
        int times = 1 + random.nextInt(5);
        int together = 1 + random.nextInt(times);
        try (ExecutorService deliveries = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, together).forEach(i -> deliveries.execute(() -> deliver(posted, customer)));
        }
        for (int i = together; i < times; i++) {
            pause(random.nextLong(plan.latestRepeat().toMillis()) / (times - together));
            deliver(posted, customer);
        }
    }

    private void deliver(TextCheck.Posted text, int customer) {
        List<ReplicaProcess> replicas = cluster.replicas();
        String replica = replicas.get(ThreadLocalRandom.current().nextInt(replicas.size()))
                .url();
        free.acquireUninterruptibly();
        try {
            int status = texter.post(replica, text.id(), text.from(), shop.number(customer), text.body());
            deliveries.incrementAndGet();
            if (status / 100 == 2) {
                answers.incrementAndGet();
                history.put(text.id(), new TextCheck.Posted(text.id(), text.from(), text.body(), true));
            } else if (status != Http.NONE) {
                refusals.incrementAndGet();
            }
        } finally {
            free.release();
        }
    }

    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Compares with what is stored now. */
    TextCheck check() {
        return TextCheck.of(posted(), stored(cluster.store(), shop));
    }

    /** What customers of this brand have texted, as it is stored now. */
    static List<TextCheck.Stored> stored(Store store, Shop shop) {
        return store.rows(
                """
                select m.carrier_message_id, c.phone, m.body
                from message m join customer c on c.id = m.customer_id
                where m.brand = ? and m.direction = 'INBOUND'""", row -> new TextCheck.Stored(row.getString(1), row.getString(2), row.getString(3)), shop.key());
    }

    Collection<TextCheck.Posted> posted() {
        return history.values();
    }

    String figures() {
        long promised = posted().stream().filter(TextCheck.Posted::answered).count();
        return "%d texts, delivered %d times, answered 2xx %d times, refused %d times, promised %d"
                .formatted(history.size(), deliveries.get(), answers.get(), refusals.get(), promised);
    }

    long refusals() {
        return refusals.get();
    }
}
