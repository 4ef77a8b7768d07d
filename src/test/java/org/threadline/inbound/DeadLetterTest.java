package org.threadline.inbound;

import java.time.Duration;
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

    private static final Duration PATIENCE = Duration.ofSeconds(30);

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

        await().atMost(PATIENCE).until(() -> phone.received().size() == 1);
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

    private static String event(Phone phone, String type, String data) {
        return "{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"/poison\",\"type\":\"%s\",\"data\":%s}"
                .formatted(UUID.randomUUID(), type, data);
    }
}
