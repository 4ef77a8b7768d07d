package org.threadline.order;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.threadline.harness.DeadLetters;
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
class OrderEventsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String NEXT_YEAR = "2030-01-02T18:00:00Z";

    @Test
    void everyStepOfADeliveryIsToldInOrder() {
        Phone phone = TestBrand.create().newPhone();
        Shop.publish(phone, "order.placed", placed("1001"));
        Shop.publish(phone, "order.shipped", Map.of("orderId", "1001", "carrier", "UPS"));
        awaitTexts(phone, 1);
        Shop.publish(phone, "order.out_for_delivery", Map.of("orderId", "1001"));
        awaitTexts(phone, 2);
        Shop.publish(phone, "order.delivered", Map.of("orderId", "1001"));
        awaitTexts(phone, 3);

        assertThat(phone.received().get(0)).startsWith("Hi Ada, your Acme order 1001 is on its way with UPS");
        assertThat(phone.received().get(1)).contains("out for delivery");
        assertThat(phone.received().get(2)).contains("has been delivered");
    }

    @Test
    void theSameEventAgainDoesNothing() {
        Phone phone = TestBrand.create().newPhone();
        String id = UUID.randomUUID().toString();
        for (int i = 0; i < 5; i++) {
            Shop.publish(phone, id, "order.delayed", Instant.now(), delayed("1002", "i-" + i));
        }
        assertThatNothingMoreThan(phone, 1);
    }

    @Test
    void anApologyIsMadeOncePerIncident() {
        Phone phone = TestBrand.create().newPhone();
        Shop.publish(phone, "order.delayed", delayed("1003", "snow"));
        awaitTexts(phone, 1);
        Shop.publish(phone, "order.delayed", delayed("1003", "snow"));
        Shop.publish(phone, "order.delayed", delayed("1003", "strike"));
        awaitTexts(phone, 2);

        assertThat(phone.received().getFirst())
                .contains("sorry")
                .contains("Jan 2")
                .contains("snow in Denver");
        assertThatNothingMoreThan(phone, 2);
    }

    @Test
    void shippedIsNeverSaidAfterDelivered() {
        Phone phone = TestBrand.create().newPhone();
        Instant now = Instant.now();
        Shop.publish(phone, "a-" + phone.number(), "order.delivered", now, Map.of("orderId", "1004"));
        Shop.publish(phone, "b-" + phone.number(), "order.shipped", now.minusSeconds(60), Map.of("orderId", "1004"));
        Shop.publish(phone, "c-" + phone.number(), "order.shipped", now.plusSeconds(60), Map.of("orderId", "1004"));
        Shop.publish(phone, "d-" + phone.number(), "order.delayed", now.plusSeconds(90), delayed("1004", "late"));

        assertThatNothingMoreThan(phone, 1);
        assertThat(phone.received().getFirst()).contains("delivered");
    }

    @Test
    void aReplyToAnOrderTextOpensAThreadThatShowsTheOrder() {
        Phone phone = TestBrand.create().newPhone();
        Shop.publish(phone, "order.placed", placed("1005"));
        Shop.publish(phone, "order.delayed", delayed("1005", "snow"));
        awaitTexts(phone, 1);

        phone.text("Can you send it elsewhere?");

        var agent = phone.brand().agent("agent-1");
        var thread =
                agent.call().get("/api/v1/threads/" + agent.threadOf(phone)).jsonPath();
        assertThat(thread.getString("orderId")).isEqualTo("1005");
        assertThat(thread.getString("customer.openOrders[0].orderId")).isEqualTo("1005");
        assertThat(thread.getBoolean("customer.openOrders[0].late")).isTrue();
        assertThat(agent.messagesOf(agent.threadOf(phone)))
                .extracting(message -> message.get("kind"))
                .startsWith("DELAY_APOLOGY", "CUSTOMER");
    }

    @Test
    void binaryModeIsUnderstoodToo() {
        Phone phone = TestBrand.create().newPhone();
        var record = new ProducerRecord<>(
                "order-events", phone.number(), """
                {"brand":"%s","customer":{"phone":"%s"},"orderId":"1006"}""".formatted(phone.brand().key(), phone.number())
                        .getBytes(StandardCharsets.UTF_8));
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", UUID.randomUUID().toString(),
                        "ce_source", "/binary",
                        "ce_type", "order.shipped",
                        "content-type", "application/json")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        Shop.send(record);

        awaitTexts(phone, 1);
    }

    @Test
    void poisonGoesToTheDeadLetterTopicOnceWithItsReasonAndTheRestGoesOn() {
        Phone phone = TestBrand.create().newPhone();
        String key = "poison-" + phone.number().substring(1);
        Shop.sendText(key, "{broken");
        Shop.send(new ProducerRecord<>("order-events", key, null));
        Shop.sendText(key, event(phone, "order.vanished", "{}"));
        Shop.sendText(
                key,
                event(
                        phone,
                        "order.shipped",
                        "{\"brand\":\"%s\"}".formatted(phone.brand().key())));
        Shop.sendText(
                key,
                event(
                        phone,
                        "order.shipped",
                        "{\"brand\":\"nobody\",\"customer\":{\"phone\":\"%s\"},\"orderId\":\"1\"}"
                                .formatted(phone.number())));
        Shop.sendText(
                key,
                event(
                        phone,
                        "order.delayed",
                        "{\"brand\":\"%s\",\"customer\":{\"phone\":\"%s\"},\"orderId\":\"1\",\"incidentId\":\"i\",\"newEta\":\"soon\"}"
                                .formatted(phone.brand().key(), phone.number())));
        Shop.sendText(key, "x".repeat(900_000));
        Shop.publish(phone, "order.shipped", Map.of("orderId", "1007"));

        awaitTexts(phone, 1);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(DeadLetters.reasons(key))
                        .containsExactlyInAnyOrder(
                                "not a CloudEvent",
                                "empty",
                                "unknown type",
                                "invalid: customer must not be null; orderId must not be blank",
                                "unknown brand",
                                "invalid: newEta has the wrong form",
                                "not a CloudEvent"));
        assertThat(DeadLetters.headers(key)).noneMatch(header -> header.contains(phone.number()));
    }

    private static void awaitTexts(Phone phone, int count) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(phone.received()).hasSize(count));
    }

    /** A later event of the same customer has been handled, so whatever would come has come. */
    private static void assertThatNothingMoreThan(Phone phone, int count) {
        Shop.publish(phone, "order.shipped", Map.of("orderId", "marker"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(phone.received()).anyMatch(text -> text.contains("marker")));
        assertThat(phone.received()).hasSize(count + 1);
    }

    private static Map<String, Object> placed(String order) {
        return Map.of(
                "orderId", order,
                "total", Map.of("amount", "59.90", "currency", "USD"),
                "items", List.of(Map.of("name", "Canvas Tote", "quantity", 1)));
    }

    private static Map<String, Object> delayed(String order, String incident) {
        return new HashMap<>(
                Map.of("orderId", order, "incidentId", incident, "newEta", NEXT_YEAR, "reason", "snow in Denver"));
    }

    private static String event(Phone phone, String type, String data) {
        return "{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"/poison\",\"type\":\"%s\",\"data\":%s}"
                .formatted(UUID.randomUUID(), type, data);
    }
}
