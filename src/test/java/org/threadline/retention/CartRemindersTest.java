package org.threadline.retention;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.threadline.harness.Phone;
import org.threadline.harness.Shop;
import org.threadline.harness.TestBrand;
import org.threadline.local.LocalServersResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** In tests a cart is reminded after two seconds. */
@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class CartRemindersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void aCartThatIsLeftIsRemindedOnceWithTheWayOut() {
        Phone phone = consenting();
        Shop.publish(phone, "cart.updated", cart("c-1", "Mug"));
        awaitReminder(phone);
        Shop.publish(phone, "cart.updated", cart("c-1", "Mug", "Tote"));
        Shop.publish(phone, "cart.abandoned", cart("c-1", "Mug", "Tote"));

        assertThat(phone.received().getFirst())
                .contains("Acme")
                .contains("Mug")
                .contains("https://acme.example/cart/c-1")
                .contains("STOP");
        assertThatNoReminderComesBesides(phone, 1);
    }

    @Test
    void withoutMarketingConsentThereIsNone() {
        Phone phone = TestBrand.create().newPhone();
        Shop.publish(phone, "cart.abandoned", cart("c-2", "Mug"));

        assertThatNoReminderComesBesides(phone, 0);
    }

    @Test
    void aBoughtCartIsNotReminded() {
        Phone phone = consenting();
        Shop.publish(phone, "cart.updated", cart("c-3", "Mug"));
        Shop.publish(phone, "order.placed", order("o-3", Map.of("cartId", "c-3")));
        Shop.publish(phone, "cart.updated", cart("c-3", "Mug"));

        assertThatNoReminderComesBesides(phone, 0);
    }

    @Test
    void aPurchaseThatDoesNotNameItsCartEndsAllThatWereLeft() {
        Phone phone = consenting();
        Shop.publish(phone, "cart.updated", cart("c-4", "Mug"));
        Shop.publish(phone, "order.placed", order("o-4", Map.of()));

        assertThatNoReminderComesBesides(phone, 0);
    }

    @Test
    void anEmptiedCartIsNotReminded() {
        Phone phone = consenting();
        Shop.publish(phone, "cart.updated", cart("c-5", "Mug"));
        Shop.publish(phone, "cart.emptied", Map.of("cartId", "c-5"));

        assertThatNoReminderComesBesides(phone, 0);
    }

    @Test
    void whoTextsStopBeforeItIsDueHearsNothing() {
        Phone phone = consenting();
        Shop.publish(phone, "cart.updated", cart("c-6", "Mug"));
        awaitCustomer(phone);
        phone.text("STOP");
        // Older than the STOP: the newest word counts, not the one heard last.
        Shop.publish(
                phone,
                UUID.randomUUID().toString(),
                "consent.changed",
                Instant.now().minusSeconds(3600),
                Map.of("purpose", "MARKETING", "granted", true, "source", "checkout"));
        Shop.publish(phone, "cart.abandoned", cart("c-7", "Mug"));

        await().atMost(PATIENCE).until(() -> phone.received().size() == 2);
        await().during(Duration.ofSeconds(5))
                .atMost(PATIENCE)
                .until(() -> phone.received().size() == 2);
        assertThat(phone.received().getLast()).contains("unsubscribed");
    }

    private static Phone consenting() {
        Phone phone = TestBrand.create().newPhone();
        Shop.publish(phone, "consent.changed", Map.of("purpose", "MARKETING", "granted", true, "source", "checkout"));
        return phone;
    }

    private static void awaitReminder(Phone phone) {
        await().atMost(PATIENCE).until(() -> phone.received().size() == 1);
    }

    /** The shop's events about this customer have been taken in. */
    private static void awaitCustomer(Phone phone) {
        Shop.publish(
                phone,
                "order.shipped",
                Map.of("orderId", "known-" + phone.number().substring(8)));
        await().atMost(PATIENCE).until(() -> phone.received().stream().anyMatch(text -> text.contains("known-")));
    }

    /** Another cart, left later, was reminded: whatever would have come has come. */
    private static void assertThatNoReminderComesBesides(Phone phone, int count) {
        await().during(Duration.ofSeconds(4))
                .atMost(PATIENCE)
                .until(() -> phone.received().size() == count);
        Shop.publish(phone, "consent.changed", Map.of("purpose", "MARKETING", "granted", true, "source", "checkout"));
        Shop.publish(phone, "cart.updated", cart("marker", "Marker"));
        await().atMost(PATIENCE).until(() -> phone.received().stream().anyMatch(text -> text.contains("Marker")));
        assertThat(phone.received()).hasSize(count + 1);
    }

    private static Map<String, Object> cart(String id, String... items) {
        return Map.of(
                "cartId",
                id,
                "checkoutUrl",
                "https://acme.example/cart/" + id,
                "total",
                Map.of("amount", "19.00", "currency", "USD"),
                "items",
                List.of(items).stream()
                        .map(name -> Map.of("name", name, "quantity", 1))
                        .toList());
    }

    private static Map<String, Object> order(String id, Map<String, Object> more) {
        var order = new java.util.HashMap<String, Object>(Map.of(
                "orderId", id,
                "total", Map.of("amount", "19.00", "currency", "USD"),
                "items", List.of(Map.of("name", "Mug", "quantity", 1))));
        order.putAll(more);
        return order;
    }
}
