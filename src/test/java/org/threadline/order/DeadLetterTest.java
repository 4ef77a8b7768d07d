package org.threadline.order;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
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
class DeadLetterTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void eachPoisonIsPutAwayOnceWithItsReasonAndTheGoodAmongItIsHandled() {
        var phone = TestBrand.create().newPhone();
        Map<String, String> reasons = reasonsByPoison(phone);

        int order = 0;
        for (String poison : reasons.keySet()) {
            Shop.send(new ProducerRecord<>("order-events", phone.number(), bytes(poison)));
            Shop.publish(phone, "order.shipped", Map.of("orderId", "G-" + ++order));
        }

        int good = order;
        await().atMost(PATIENCE.multipliedBy(3))
                .untilAsserted(() -> assertThat(phone.received())
                        .hasSize(good)
                        .last()
                        .asString()
                        .contains("G-" + good));
        var letters = DeadLetters.ofKey(phone.number());
        assertThat(letters)
                .extracting(letter -> DeadLetters.headers(letter).get("dead-letter-reason"))
                .containsExactlyElementsOf(reasons.values());
        assertThat(letters)
                .allSatisfy(letter -> assertThat(DeadLetters.headers(letter).values())
                        .noneMatch(value -> value.contains(phone.number().substring(2)) || value.contains("Ada")));
    }

    @Test
    void aBinaryEventThatMakesNoSenseIsPutAwayToo() {
        var phone = TestBrand.create().newPhone();
        Shop.publishBinary(phone, "order.lost", Map.of("orderId", "A-1"));
        var record = new ProducerRecord<>("order-events", phone.number(), bytes("{}"));
        Map.of("ce_specversion", "1.0", "ce_id", "1", "ce_source", "/x", "ce_type", "order.shipped", "ce_time", "noon")
                .forEach((name, value) -> record.headers().add(name, bytes(value)));
        Shop.send(record);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(DeadLetters.ofKey(phone.number()))
                        .extracting(letter -> DeadLetters.headers(letter).get("dead-letter-reason"))
                        .containsExactly("unknown type", "not a CloudEvent"));
    }

    /** What is published, and what the dead-letter topic must say of it; in the order of publishing. */
    private static Map<String, String> reasonsByPoison(Phone phone) {
        String data = "{\"brand\":\"%s\",\"orderId\":\"A-1\",\"customer\":{\"phone\":\"%s\",\"firstName\":\"Ada\"}}"
                .formatted(phone.brand().key(), phone.number());
        String shipped = event("order.shipped", data);
        var poison = new LinkedHashMap<String, String>();
        poison.put(null, "empty");
        poison.put("", "empty");
        poison.put("{", "not a CloudEvent");
        poison.put("null", "not a CloudEvent");
        poison.put("[]", "not a CloudEvent");
        poison.put("7", "not a CloudEvent");
        poison.put("x".repeat(900_000), "not a CloudEvent");
        poison.put("[".repeat(100_000), "not a CloudEvent");
        poison.put("{\"data\":" + data + "}", "not a CloudEvent");
        poison.put(shipped.replace("\"specversion\":\"1.0\"", "\"specversion\":\"9\""), "not a CloudEvent");
        poison.put(shipped.replace("order.shipped", "order.lost"), "unknown type");
        poison.put(shipped.replace(data, "null"), "no data");
        poison.put(shipped.replace(data, "\"text\""), "invalid: data does not fit");
        poison.put(shipped.replace(data, "[" + data + "]"), "invalid: data does not fit");
        poison.put(shipped.replace(phone.brand().key(), "nobodys"), "unknown brand");
        poison.put(shipped.replace("\"orderId\":\"A-1\",", ""), "invalid: orderId must not be blank");
        poison.put(shipped.replace("\"A-1\"", "{\"id\":1}"), "invalid: orderId does not fit");
        poison.put(shipped.replace("\"orderId\"", "\"eta\":\"soon\",\"orderId\""), "invalid: eta has the wrong form");
        poison.put(shipped.replace(phone.number(), phone.number() + "-nobody"), "invalid: customer.phone does not fit");
        poison.put(
                shipped.replace("\"firstName\"", "\"timeZone\":\"Mars/Olympus\",\"firstName\""),
                "invalid: customer.timeZone has the wrong form");
        poison.put(shipped.replace("Ada", "A".repeat(61)), "invalid: customer.firstName size must be between 0 and 60");
        poison.put(shipped.replace("Ada", "Ada\\u0000"), "invalid: customer.firstName has the wrong form");
        poison.put(shipped.replace("\"id\":\"", "\"id\":\"\\u0000"), "cannot be stored");
        String link = "must be an http or https address of at most 500 characters";
        for (String tracking : List.of(
                "javascript:alert(1)",
                "ftp://ups.example/1Z",
                "/1Z",
                "https:///1Z",
                "https://x.example/" + "1".repeat(490))) {
            poison.put(
                    shipped.replace("\"orderId\"", "\"trackingUrl\":\"" + tracking + "\",\"orderId\""),
                    "invalid: trackingUrl " + link);
        }
        poison.put(
                shipped.replace("order.shipped", "cart.abandoned")
                        .replace(
                                "\"orderId\":\"A-1\"",
                                "\"cartId\":\"c\",\"checkoutUrl\":\"tel:1\",\"items\":[],\"total\":{\"amount\":\"1.00\",\"currency\":\"USD\"}"),
                "invalid: checkoutUrl " + link);
        poison.put(
                shipped.replace("order.shipped", "consent.changed")
                        .replace(
                                "\"orderId\":\"A-1\"",
                                "\"purpose\":\"SUPPORT\",\"granted\":true,\"source\":\"checkout\""),
                "invalid: purpose must be one of [TRANSACTIONAL, MARKETING]");
        poison.put(
                shipped.replace("2026-01-01T00:00:00Z", "+999999999-01-01T00:00:00Z"),
                "invalid: time has the wrong form");
        return poison;
    }

    private static String event(String type, String data) {
        return "{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"/poison\",\"type\":\"%s\",\"time\":\"2026-01-01T00:00:00Z\",\"data\":%s}"
                .formatted(UUID.randomUUID(), type, data);
    }

    private static byte[] bytes(String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }
}
