package org.threadline.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

import com.fasterxml.jackson.core.JsonProcessingException;

/** A shop whose orders are shipped all the time: one order, one customer, one event each; some are published twice. */
final class EventLoad implements AutoCloseable {

    private static final double TWICE = 0.1;
    private static final Pattern ORDER = Pattern.compile("\\bT\\d+-\\d+\\b");
    private static final AtomicInteger RUNS = new AtomicInteger();

    private final Cluster cluster;
    private final Shop shop;
    private final String run = "T" + RUNS.incrementAndGet();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicInteger repeats = new AtomicInteger();
    private final Map<String, EventCheck.Published> history = new ConcurrentHashMap<>();
    private final KafkaProducer<String, byte[]> producer;

    EventLoad(Cluster cluster, Shop shop) {
        this.cluster = cluster;
        this.shop = shop;
        this.producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        cluster.broker().bootstrapServers(),
                        "acks",
                        "all",
                        "request.timeout.ms",
                        5000,
                        "delivery.timeout.ms",
                        90_000,
                        "max.request.size",
                        12 * 1024 * 1024,
                        "metadata.max.age.ms",
                        2000),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Publishes so many a second as long as it may. */
    void run(BooleanSupplier goesOn, int perSecond) throws InterruptedException {
        long gap = TimeUnit.SECONDS.toNanos(1) / perSecond;
        for (long next = System.nanoTime(); goesOn.getAsBoolean(); next += gap) {
            TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
            publishTo(null);
        }
        producer.flush();
    }

    /** One event into this partition, null for the one of its key. */
    void publishTo(Integer partition) {
        int number = count.getAndIncrement();
        String order = run + "-" + number;
        history.put(order, new EventCheck.Published(order, false));
        byte[] event = event(order, number);
        send(partition, number, order, event);
        if (ThreadLocalRandom.current().nextDouble() < TWICE) {
            repeats.incrementAndGet();
            send(partition, number, order, event);
        }
    }

    private void send(Integer partition, int number, String order, byte[] event) {
        producer.send(new ProducerRecord<>(Broker.EVENTS, partition, shop.phone(number), event), (sent, failed) -> {
            if (failed == null) {
                history.put(order, new EventCheck.Published(order, true));
            }
        });
    }

    /** Anything at all, under the key of a customer. */
    void publishRaw(String key, byte[] value) {
        producer.send(new ProducerRecord<>(Broker.EVENTS, key, value));
    }

    void flush() {
        producer.flush();
    }

    private byte[] event(String order, int number) {
        return json(Map.of(
                "specversion",
                "1.0",
                "id",
                order,
                "source",
                "/faults/" + shop.key(),
                "type",
                "order.shipped",
                "time",
                Instant.now().toString(),
                "datacontenttype",
                "application/json",
                "data",
                Map.of(
                        "brand", shop.key(),
                        "customer", Map.of("phone", shop.phone(number), "timeZone", "America/New_York"),
                        "orderId", order)));
    }

    static byte[] json(Object value) {
        try {
            return Http.JSON.writeValueAsBytes(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    Collection<EventCheck.Published> published() {
        return history.values();
    }

    int repeats() {
        return repeats.get();
    }

    /** Compares with our texts and with the carrier's ledger as they are now. */
    EventCheck check() {
        List<EventCheck.Told> told = cluster.store()
                .rows(
                        """
                        select body, status, decision from message
                        where brand = ? and direction = 'OUTBOUND' and kind = 'ORDER_UPDATE'""",
                        row -> new EventCheck.Told(order(row.getString(1)), row.getString(2), row.getString(3)),
                        shop.key());
        List<String> accepted = shop.numbers().stream()
                .flatMap(number -> cluster.carrier().acceptedFrom(number).stream())
                .map(text -> order(text.body()))
                .toList();
        return EventCheck.of(published(), told, accepted);
    }

    /** How many of the broker's events have no text yet, or one that is still to be sent. */
    long open() {
        long done = cluster.store().count("""
                        select count(*) from message where brand = ? and kind = 'ORDER_UPDATE'
                        and status not in ('QUEUED', 'SENDING')""", shop.key());
        long acknowledged =
                published().stream().filter(EventCheck.Published::acknowledged).count();
        return Math.max(0, acknowledged - done);
    }

    /** The texts that are still to be sent, with what is said of them: why {@link #open} is not nought. */
    List<String> unsent() {
        return cluster.store().rows("""
                        select status || ' ' || coalesce(decision, '-') || ' attempts ' || attempts || ' due '
                          || (due_at - clock_timestamp()) || ' made ' || (created_at - clock_timestamp())
                        from message where brand = ? and kind = 'ORDER_UPDATE' and status in ('QUEUED', 'SENDING')
                        order by created_at""", row -> row.getString(1), shop.key());
    }

    /**
     * Waits until no event is open any more, and beyond that for what is asked; gives up after this time, because the
     * check says better what is missing.
     *
     * @return how long it took
     */
    Duration awaitEnd(Duration patience, Predicate<EventCheck> end) throws InterruptedException {
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < patience.toNanos() && !(open() == 0 && end.test(check()))) {
            TimeUnit.SECONDS.sleep(1);
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** How many of these events were put away as poison, although they are good. */
    long putAway() {
        return new DeadLetterBox(cluster.broker().bootstrapServers())
                .withKeysOf(shop.phonePrefix())
                .size();
    }

    private static String order(String body) {
        Matcher order = ORDER.matcher(body);
        return order.find() ? order.group() : "none: " + body;
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
