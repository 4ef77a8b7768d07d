package org.threadline.inbound;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.threadline.harness.Database;
import org.threadline.harness.DeadLetters;
import org.threadline.harness.Metrics;
import org.threadline.harness.Phone;
import org.threadline.harness.Shop;
import org.threadline.harness.TestBrand;
import org.threadline.local.LocalServersResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class PoisonTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final String GOOD = """
            {"specversion":"1.0","id":"%s","source":"/shop","type":"order.placed","time":"2026-01-01T00:00:00Z",
             "data":{"brand":"%s","orderId":"%s","customer":{"phone":"%s","firstName":"Ada"},
                     "total":{"amount":"12.50","currency":"USD"},"items":[]}}""";

    private Phone phone;

    @BeforeEach
    void aCustomerOfABrand() {
        phone = TestBrand.create().newPhone();
    }

    @Test
    void eachOfManyPoisonsIsPutAwayOnceAndNoGoodOneSuffers() {
        var poison = new ArrayList<String>();
        var all = new ArrayList<String>();
        for (int i = 0; i < 150; i++) {
            poison.add(poison(i));
            all.add(good("A-" + i));
        }
        all.addAll(poison);
        Collections.shuffle(all, new Random(7));

        all.forEach(value -> Shop.sendText(phone.number(), value));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(orders()).isEqualTo(150));
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(DeadLetters.ofKey(phone.number())).hasSize(150));
        var letters = DeadLetters.ofKey(phone.number());
        assertThat(letters)
                .extracting(letter -> new String(letter.value(), StandardCharsets.UTF_8))
                .containsExactlyInAnyOrderElementsOf(poison);
        assertThat(letters)
                .allSatisfy(letter -> assertThat(DeadLetters.headers(letter).values())
                        .noneMatch(value -> value.contains(phone.number().substring(2)) || value.contains("Ada")));
    }

    @Test
    void headersOfTheShopThatNameTheCustomerAreLeftOut() {
        var record = new ProducerRecord<>("order-events", phone.number(), "{}".getBytes(StandardCharsets.UTF_8));
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", "shipped-" + phone.number(),
                        "ce_source", "/shop",
                        "ce_type", "order.lost",
                        "ce_subject", phone.number(),
                        "ce_partitionkey", phone.number(),
                        "x-customer", "Ada",
                        "content-type", "application/json")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));

        Shop.send(record);

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(DeadLetters.ofKey(phone.number())).hasSize(1));
        assertThat(DeadLetters.headers(DeadLetters.ofKey(phone.number()).getFirst()))
                .containsEntry("dead-letter-reason", "unknown type")
                .containsEntry("dead-letter-topic", "order-events")
                .containsEntry("ce_type", "order.lost")
                .containsEntry("ce_source", "/shop")
                .containsKeys("dead-letter-partition", "dead-letter-offset", "dead-letter-exception-class-name")
                .doesNotContainKeys("ce_id", "ce_subject", "ce_partitionkey", "x-customer");
    }

    @Test
    void aRecordThatTheDeadLetterTopicWouldNotTakeIsPutAwayWithoutItsValue() throws Exception {
        letTheShopPublishUpTo(12_000_000);

        sendLarge(10_000_000);
        Shop.sendText(phone.number(), good("A-1"));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(orders()).isEqualTo(1));
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(DeadLetters.ofKey(phone.number())).hasSize(1));
        var letter = DeadLetters.ofKey(phone.number()).getFirst();
        assertThat(letter.value()).isNull();
        assertThat(DeadLetters.headers(letter))
                .containsEntry("dead-letter-reason", "larger than 1 MiB")
                .containsEntry("dead-letter-value-omitted", "10000000 bytes");
    }

    @Test
    void whatHasBecomeOfEventsIsMeasured() {
        double taken = Metrics.sum("threadline_events_in_total{result=\"taken\"");
        double away = Metrics.sum("threadline_events_in_total{result=\"dead-letter\"");
        String twice = good("A-1");

        List.of(twice, twice, "{").forEach(value -> Shop.sendText(phone.number(), value));

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(Metrics.sum("threadline_events_in_total{result=\"taken\""))
                    .isEqualTo(taken + 1);
            assertThat(Metrics.sum("threadline_events_in_total{result=\"dead-letter\""))
                    .isEqualTo(away + 1);
        });
        assertThat(Metrics.sum("threadline_events_in_total{result=\"duplicate\""))
                .isPositive();
        assertThat(Metrics.sum("threadline_events_batch_count")).isPositive();
        assertThat(Metrics.sum("threadline_events_delay_seconds_count")).isPositive();
    }

    private String poison(int number) {
        String good = good("P-" + number);
        return switch (number % 10) {
            case 0 -> good.substring(0, good.length() / 2);
            case 1 -> "[" + number + "]";
            case 2 -> good.replace("order.placed", "order.imagined");
            case 3 -> good.replace("\"orderId\"", "\"noOrderId\"");
            case 4 -> good.replace(phone.brand().key(), "nobodys");
            case 5 -> good.replace("\"id\":\"", "\"id\":\"\\u0000");
            case 6 -> good.replace("12.50", "a lot");
            case 7 -> good.replace(phone.number(), "Ada's phone");
            case 8 -> good.replace("\"data\"", "\"datum\"");
            default -> "x".repeat(1000 + number);
        };
    }

    private String good(String order) {
        return GOOD.formatted(UUID.randomUUID(), phone.brand().key(), order, phone.number());
    }

    private long orders() {
        return Database.rows(
                        "select 1 from customer_order where brand = ?",
                        phone.brand().key())
                .size();
    }

    private static void letTheShopPublishUpTo(int bytes) throws ExecutionException, InterruptedException {
        Map<String, Object> settings = Map.of("bootstrap.servers", Shop.broker());
        try (var admin = Admin.create(settings)) {
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.TOPIC, "order-events"),
                            List.of(new AlterConfigOp(
                                    new ConfigEntry("max.message.bytes", String.valueOf(bytes)), OpType.SET))))
                    .all()
                    .get();
        }
    }

    private void sendLarge(int bytes) throws ExecutionException, InterruptedException {
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                Shop.broker(),
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                12_000_000);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>("order-events", phone.number(), new byte[bytes]))
                    .get();
        }
    }
}
