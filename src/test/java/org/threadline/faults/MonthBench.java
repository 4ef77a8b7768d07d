package org.threadline.faults;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.threadline.faults.Month.Act;
import org.threadline.faults.Month.Brand;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A simulated month of three brands on two replicas, one of which is killed every few days, with a clock that is moved by
 * half an hour whenever all that was to be done is done: nights, changes of the clocks, late orders, carts, caps, a budget
 * that ends, complaints, opt-outs. A checker that knows the rules compares what the carrier has taken with what should
 * have been sent.
 */
class MonthBench {

    static final Duration CART_WAIT = Duration.ofHours(1);
    static final Duration REPLY_WAIT = Duration.ofMinutes(15);
    static final Duration RESOLUTION_WAIT = Duration.ofHours(1);
    static final Duration DELIVERY_WAIT = Duration.ofHours(24);
    static final Duration CHANGE_ANSWER = Duration.ofHours(1);

    private static final int DAYS = Integer.getInteger("month.days", 30);
    private static final int CUSTOMERS = Integer.getInteger("month.customers", 1000);
    private static final long SEED = Long.getLong("month.seed", 1L);

    /** Clocks change on 14 March in the United States and on 28 March in Europe. */
    private static final Instant BEGIN = Instant.parse("2027-03-08T00:00:00Z");

    /** So many offers for late orders a month has room for: one for each time that all stories were told. */
    private static final int OFFERS = Math.max(1, CUSTOMERS / (3 * CustomerStory.STORIES));

    private static final int DAYS_BETWEEN_KILLS = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String SOURCE = "/month";

    private final Map<String, Clerk> clerks = new HashMap<>();
    private final Map<String, String> numbers = new HashMap<>();
    private Cluster cluster;
    private MovableClock clock;
    private KafkaProducer<String, byte[]> producer;
    private long published;
    private int kills;
    private ReplicaProcess killed;

    @Test
    void nothingIsSentThatShouldNotBeAndAllThatShould() throws Exception {
        Path directory = Files.createTempDirectory("threadline-month-");
        Path application = MovableClock.packageOf(ReplicaProcess.PACKAGE, directory);
        clock = MovableClock.at(directory.resolve("now"), BEGIN);
        try (Cluster whole = Cluster.apart(application, settings())) {
            cluster = whole;
            liveAndCheck();
        } finally {
            Cluster.sweep(directory);
        }
    }

    private void liveAndCheck() throws Exception {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", cluster.broker().bootstrapServers(), "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer());
        var month = new Month(SEED, BEGIN, DAYS);
        List<Brand> brands = List.of(
                brand(new Brand(
                        "month-all",
                        true,
                        zones("America/New_York", "America/Los_Angeles", "Europe/Berlin"),
                        "+4915112",
                        Month::open)),
                brand(new Brand(
                        "month-day",
                        false,
                        zones("Europe/London", "Asia/Tokyo", "Pacific/Auckland"),
                        "+447700",
                        Month::open)),
                brand(new Brand("month-tex", false, zones("America/Chicago"), "+15125", Month::openInTexas)));
        for (int i = 0; i < CUSTOMERS; i++) {
            month.customer(brands.get(i % brands.size()), i / brands.size() % CustomerStory.STORIES);
        }
        long begin = System.nanoTime();

        live(month);

        MonthCheck check = MonthCheck.of(month.expected(), sent(brands));
        Report.of("month")
                .figure("days", DAYS)
                .figure("customers", month.customers())
                .figure("events", published)
                .figure("kills", kills)
                .figure("texts", sent(brands).size())
                .figure("offers", offers())
                .figure("expected", check.counts())
                .figure("differences", check.differences().size())
                .figure("minutes", Duration.ofNanos(System.nanoTime() - begin).toMinutes())
                .write();
        check.differences().stream().limit(60).forEach(System.out::println);
        assertThat(check.differences()).isEmpty();
        assertThat(kills).isPositive();
        assertThat(offers())
                .isNotEmpty()
                .allSatisfy((when, count) -> assertThat(count).isPositive().isLessThanOrEqualTo(OFFERS));
    }

    /** Offers of each month of the brand that makes some, that customers have heard of. */
    private Map<String, Integer> offers() {
        return cluster.store().rows("""
                        select to_char(asked_at at time zone 'America/New_York', 'YYYY-MM') from voucher
                        where state = 'GIVEN' and origin = 'DELAY'""", row -> row.getString(1)).stream()
                .collect(Collectors.toMap(when -> when, when -> 1, Integer::sum));
    }

    private static List<ZoneId> zones(String... names) {
        return Stream.of(names).map(ZoneId::of).toList();
    }

    private Map<String, String> settings() {
        var settings = new HashMap<>(clock.settings());
        settings.put("THREADLINE_QUIET_HOURS_ENABLED", "true");
        // Receipts are as quick as really; by the clock of the month they take for ever.
        settings.put("THREADLINE_LOOKS_SILENT_AFTER", "90d");
        settings.put("THREADLINE_LOOKS_UNKNOWN_AFTER", "90d");
        settings.put("THREADLINE_REPAIR_EVERY", "365d");
        settings.put("THREADLINE_OUTBOUND_LEASE", "10h");
        return settings;
    }

    private Brand brand(Brand brand) {
        String key = brand.key();
        boolean everyStep = brand.everyStep();
        String number = "+1303555010" + numbers.size();
        var policies = new HashMap<String, Object>(Map.of(
                "cartReminderAfter",
                CART_WAIT.toString(),
                "expectedReplyMinutes",
                REPLY_WAIT.toMinutes(),
                "orderChanges",
                Map.of("window", "PT2H", "answerWithin", CHANGE_ANSWER.toString()),
                "deliveries",
                Map.of("updates", everyStep ? "EVERY_STEP" : "DELIVERY_DAY", "settle", "PT0S"),
                "promises",
                Map.of("leastAnswers", 10_000)));
        if (everyStep) {
            policies.put(
                    "surveys",
                    Map.of(
                            "afterResolution",
                            "CSAT",
                            "resolutionWait",
                            RESOLUTION_WAIT.toString(),
                            "afterDelivery",
                            "NPS",
                            "deliveryWait",
                            DELIVERY_WAIT.toString()));
            policies.put(
                    "delays",
                    Map.of(
                            "offers",
                            List.of(Map.of(
                                    "currency",
                                    "USD",
                                    "monthlyBudget",
                                    OFFERS * 5 + ".00",
                                    "steps",
                                    List.of(Map.of("daysLate", 1, "amount", "5.00"))))));
        }
        Http.json(cluster.as(
                "admin",
                "*",
                Http.put(
                        running().url() + "/api/v1/brands/" + key,
                        Map.of(
                                "name",
                                "Acme",
                                "timeZone",
                                brand.zones().getFirst().getId(),
                                "senders",
                                List.of(Map.of("number", number, "segmentsPerSecond", 1000)),
                                "policies",
                                policies))));
        numbers.put(key, number);
        clerks.put(key, cluster.clerk("ada", new Shop(key, List.of(number), 0)));
        return brand;
    }

    private void live(Month month) throws InterruptedException {
        Instant end = BEGIN.plus(DAYS, ChronoUnit.DAYS);
        for (Instant now = BEGIN; now.isBefore(end); now = now.plus(Month.STEP)) {
            clock.moveTo(now);
            killOrRevive(now);
            awaitRest();
            for (Act act : month.acts().getOrDefault(now, List.of())) {
                if (!(act instanceof Month.Event)) {
                    producer.flush();
                    awaitRest();
                }
                act(act);
            }
            producer.flush();
            awaitRest();
        }
    }

    /** Who is killed is back a day later. What the carrier has not answered yet is the proofs' of dying in every state. */
    private void killOrRevive(Instant now) {
        long minutes = Duration.between(BEGIN, now).toMinutes();
        long day = Duration.ofDays(1).toMinutes();
        if (minutes % day != 0) {
            return;
        }
        long since = minutes / day % DAYS_BETWEEN_KILLS;
        if (since == 1) {
            killed = cluster.replicas().get(kills % 2);
            killed.kill();
            kills++;
        } else if (since == 2) {
            killed.start();
            killed.awaitReady();
        }
    }

    private ReplicaProcess running() {
        List<ReplicaProcess> running =
                cluster.replicas().stream().filter(ReplicaProcess::isRunning).toList();
        return running.get((int) (published % running.size()));
    }

    private void act(Act act) {
        switch (act) {
            case Month.Event event -> publish(event);
            case Month.Text text -> {
                int status = cluster.texter()
                        .post(running().url(), Texter.newId(), text.phone(), numbers.get(text.brand()), text.body());
                assertThat(status).isEqualTo(200);
            }
            case Month.Resolve resolve -> resolve(resolve);
            case Month.Answer answer ->
                publish(new Month.Event(
                        answer.brand(),
                        answer.phone(),
                        answer.zone(),
                        "order.change.answered",
                        Map.of(
                                "orderId",
                                answer.orderId(),
                                "changeId",
                                change(answer),
                                "accepted",
                                answer.accepted())));
        }
    }

    private String change(Month.Answer answer) {
        return cluster.store()
                .rows("select id from order_change where order_id = ?", row -> row.getString(1), answer.orderId())
                .getFirst();
    }

    private void resolve(Month.Resolve resolve) {
        String thread = cluster.store()
                .rows(
                        "select t.id from support_thread t join customer c on c.id = t.customer_id"
                                + " where c.brand = ? and c.phone = ? and t.status <> 'RESOLVED'",
                        row -> row.getString(1),
                        resolve.brand(),
                        resolve.phone())
                .getFirst();
        Clerk clerk = clerks.get(resolve.brand());
        ReplicaProcess at = running();
        assertThat(clerk.claim(at, thread).status()).isEqualTo(200);
        assertThat(clerk.reply(at, thread, thread, "We have put a new one in the post.")
                        .status())
                .isEqualTo(202);
        assertThat(clerk.resolve(at, thread).status()).isEqualTo(200);
    }

    private void publish(Month.Event event) {
        var data = new HashMap<String, Object>(event.data());
        data.put("brand", event.brand());
        data.put(
                "customer",
                Map.of("phone", event.phone(), "timeZone", event.zone().getId()));
        published++;
        producer.send(new ProducerRecord<>(
                Broker.EVENTS,
                event.phone(),
                EventLoad.json(Map.of(
                        "specversion",
                        "1.0",
                        "id",
                        "m-" + published,
                        "source",
                        SOURCE,
                        "type",
                        event.type(),
                        "time",
                        clock.now().toString(),
                        "datacontenttype",
                        "application/json",
                        "data",
                        data))));
    }

    /** All that was told is taken in, and nothing is due any more at this moment. */
    private void awaitRest() throws InterruptedException {
        long begin = System.nanoTime();
        while (!isAtRest()) {
            TimeUnit.MILLISECONDS.sleep(20);
            assertThat(System.nanoTime() - begin)
                    .as("%d events are taken in, and nothing is due at %s", published, clock.now())
                    .isLessThan(PATIENCE.toNanos());
        }
    }

    private boolean isAtRest() {
        var now = java.sql.Timestamp.from(clock.now());
        return cluster.store().count("select count(*) from consumed_event where source = ?", SOURCE) == published
                && cluster.store().count("""
                        select (select count(*) from message where status = 'SENDING' or status = 'QUEUED' and due_at <= ?)
                          + (select count(*) from promise where asks_at <= ?)
                          + (select count(*) from order_change where state = 'ASKED' and answer_by <= ?)""", now, now, now) == 0;
    }

    private List<MonthCheck.Sent> sent(List<Brand> brands) {
        return brands.stream()
                .map(brand -> numbers.get(brand.key()))
                .flatMap(number -> cluster.carrier().acceptedFrom(number).stream())
                .filter(text -> Stream.of("a new one in the post").noneMatch(text.body()::contains))
                .map(text -> new MonthCheck.Sent(text.to(), text.body(), clock.of(text.at())))
                .toList();
    }
}
