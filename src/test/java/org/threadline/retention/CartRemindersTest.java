package org.threadline.retention;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.threadline.harness.Database;
import org.threadline.harness.Faults;
import org.threadline.harness.Phone;
import org.threadline.harness.Shop;
import org.threadline.harness.TestBrand;
import org.threadline.local.LocalServersResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class CartRemindersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void aCartThatHasRestedIsRemindedOf() {
        var phone = customer("PT1S");
        grantMarketing(phone);

        Shop.publish(phone, "cart.updated", cart("c", "Mug"));

        await().atMost(PATIENCE).until(() -> !phone.received().isEmpty());
        assertThat(phone.received())
                .containsExactly("Hi Ada, Acme has kept your cart: Mug. It's here when you like: https://acme.example/c"
                        + " Questions? Just reply. Reply STOP to opt out.");
    }

    @Test
    void aReminderThatIsTriedAgainIsStillTheCartsAndIsDroppedOnceItIsBought() {
        var phone = customer("PT1S");
        grantMarketing(phone);
        Faults.during(Map.of("callbackCodes", Map.of(phone.number(), 30003)), () -> {
            Shop.publish(phone, "cart.updated", cart("c", "Mug"));
            await().atMost(PATIENCE).until(() -> reminders(phone).size() == 2);
        });
        Object retry = reminders(phone).getLast().get("id");
        // As if the shop had heard of it only while the text came back to the queue.
        Database.change(
                "update cart set state = 'BOUGHT' where brand = ?",
                phone.brand().key());
        Database.change("update message set due_at = now() where id = ?", retry);

        await().atMost(PATIENCE).until(() -> "CANCELED".equals(state(retry).get("status")));

        assertThat(state(retry)).containsEntry("decision", "cart-bought");
    }

    private static Map<String, Object> state(Object message) {
        return Database.rows("select status, decision from message where id = ?", message)
                .getFirst();
    }

    @Test
    void severalItemsAreCounted() {
        var phone = customer("PT1S");
        grantMarketing(phone);

        Shop.publish(phone, "cart.updated", cart("c", "Mug", "Plate", "Bowl"));

        await().atMost(PATIENCE).until(() -> !phone.received().isEmpty());
        assertThat(phone.received().getFirst()).contains("kept your cart: Mug and 2 more.");
    }

    @Test
    void aLinkToSomebodyElsesHostIsLeftOut() {
        var phone = TestBrand.create(
                        Map.of("policies", Map.of("deliveries", Map.of("linkHosts", List.of("other.example")))))
                .newPhone();
        grantMarketing(phone);

        Shop.publish(phone, "cart.abandoned", cart("c", "Mug"));

        await().atMost(PATIENCE).until(() -> !phone.received().isEmpty());
        assertThat(phone.received())
                .containsExactly("Hi Ada, Acme has kept your cart: Mug. Questions? Just reply. Reply STOP to opt out.");
    }

    @Test
    void withoutConsentNothingIsSentAndTheDecisionSaysWhy() {
        var phone = customer("PT1S");

        Shop.publish(phone, "cart.updated", cart("c", "Mug"));

        await().atMost(PATIENCE).until(() -> "CANCELED".equals(reminder(phone).get("status")));
        phone.brand()
                .agent("agent-1")
                .call()
                .get("/api/v1/messages/" + reminder(phone).get("id") + "/decision")
                .then()
                .statusCode(200)
                .body("status", equalTo("CANCELED"))
                .body("reason", equalTo("no-consent:MARKETING"));
        assertThat(phone.received()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "order.placed, c, cart-bought",
        "order.placed,, cart-bought",
        "cart.emptied, c, cart-emptied",
        "cart.updated, c, cart-emptied"
    })
    void aCartThatIsNoLongerLeftIsNotRemindedOf(String type, String cartId, String reason) {
        var phone = customer("PT5S");
        grantMarketing(phone);
        Shop.publish(phone, "cart.updated", cart("c", "Mug"));

        Shop.publish(phone, type, end(type, cartId));

        await().atMost(PATIENCE).until(() -> "CANCELED".equals(reminder(phone).get("status")));
        assertThat(reminder(phone).get("decision")).isEqualTo(reason);
        assertThat(phone.received()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"order.placed, cart-bought", "cart.emptied, cart-emptied"})
    void aReminderThatComesBackToTheQueueAfterThatIsStillDropped(String type, String reason) {
        var phone = customer("PT1H");
        grantMarketing(phone);
        Shop.publish(phone, "cart.updated", cart("c", "Mug"));
        Shop.publish(phone, type, end(type, "c"));
        await().atMost(PATIENCE).until(() -> "CANCELED".equals(reminder(phone).get("status")));

        // As if the carrier had been too busy for it while the cart was bought or emptied.
        Database.change(
                "update message set status = 'QUEUED', status_rank = 0, decision = null, due_at = now() where id = ?",
                reminder(phone).get("id"));

        await().atMost(PATIENCE).until(() -> "CANCELED".equals(reminder(phone).get("status")));
        assertThat(reminder(phone).get("decision")).isEqualTo(reason);
        assertThat(phone.received()).isEmpty();
    }

    @Test
    void whoGoesOnShoppingIsRemindedLaterAndOfWhatLiesThereLast() {
        var phone = customer("PT3S");
        grantMarketing(phone);
        Shop.publish(phone, "cart.updated", cart("c", "Mug"));
        Object firstDue = reminder(phone).get("due_at");

        Shop.publish(phone, "cart.updated", cart("c", "Plate"));

        await().atMost(PATIENCE).until(() -> !phone.received().isEmpty());
        assertThat(phone.received()).hasSize(1).first().asString().contains("kept your cart: Plate.");
        assertThat((java.sql.Timestamp) reminder(phone).get("due_at")).isAfter((java.sql.Timestamp) firstDue);
    }

    @Test
    void anAbandonedCartIsRemindedOfAtOnce() {
        var phone = customer("PT1H");
        grantMarketing(phone);

        Shop.publish(phone, "cart.abandoned", cart("c", "Mug"));

        await().atMost(PATIENCE).until(() -> phone.received().size() == 1);
    }

    @Test
    void aCartIsRemindedOfOnceOnly() {
        var phone = customer("PT1H");
        grantMarketing(phone);
        Shop.publish(phone, "cart.abandoned", cart("c", "Mug"));
        await().atMost(PATIENCE).until(() -> phone.received().size() == 1);

        Shop.publish(phone, "cart.abandoned", cart("c", "Plate"));
        Shop.publish(phone, "cart.abandoned", cart("other", "Bowl"));

        await().atMost(PATIENCE).until(() -> phone.received().size() == 2);
        assertThat(phone.received().get(1)).contains("Bowl");
        assertThat(Database.textsTo(phone)).hasSize(2);
    }

    @Test
    void aReminderThatWasDroppedIsNotAskedForAgainByTheSameNews() {
        var phone = customer("PT1S");
        Instant left = Instant.now();
        Shop.publish(phone, UUID.randomUUID().toString(), "cart.abandoned", left, cart("c", "Mug"));
        await().atMost(PATIENCE)
                .until(() -> "no-consent:MARKETING".equals(reminder(phone).get("decision")));
        grantMarketing(phone);

        Shop.publish(phone, UUID.randomUUID().toString(), "cart.abandoned", left, cart("c", "Mug"));
        Shop.publish(phone, "cart.abandoned", cart("other", "Bowl"));

        await().atMost(PATIENCE).until(() -> phone.received().size() == 1);
        assertThat(reminders(phone)).hasSize(2);
        assertThat(phone.received().getFirst()).contains("Bowl");
    }

    @Test
    void anUpdateThatIsRepeatedDoesNotPutTheReminderOff() {
        var phone = customer("PT1H");
        Instant filled = Instant.now();
        Shop.publish(phone, UUID.randomUUID().toString(), "cart.updated", filled, cart("c", "Mug"));
        Object due = reminder(phone).get("due_at");

        Shop.publish(phone, UUID.randomUUID().toString(), "cart.updated", filled, cart("c", "Mug"));
        Shop.publish(phone, "cart.updated", cart("other", "Bowl"));

        await().atMost(PATIENCE).until(() -> reminders(phone).size() == 2);
        assertThat(reminders(phone).getFirst().get("due_at")).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({"P8D", "PT49H"})
    void aCartThatWasLeftTooLongAgoIsKnownButNotRemindedOf(Duration age) {
        var phone = customer("PT1S");
        grantMarketing(phone);

        Shop.publish(
                phone,
                UUID.randomUUID().toString(),
                "cart.abandoned",
                Instant.now().minus(age),
                cart("c", "Mug"));
        Shop.publish(phone, "cart.abandoned", cart("other", "Bowl"));

        await().atMost(PATIENCE).until(() -> phone.received().size() == 1);
        assertThat(reminders(phone)).hasSize(1);
        assertThat(Database.rows(
                        "select state from cart where brand = ? and cart_id = 'c'",
                        phone.brand().key()))
                .hasSize(1);
    }

    @Test
    void consentNeverGrowsTooOld() {
        var phone = customer("PT1S");
        Shop.publish(
                phone,
                UUID.randomUUID().toString(),
                "consent.changed",
                Instant.now().minus(Duration.ofDays(400)),
                Map.of("purpose", "MARKETING", "granted", true, "source", "checkout"));

        Shop.publish(phone, "cart.abandoned", cart("c", "Mug"));

        await().atMost(PATIENCE).until(() -> phone.received().size() == 1);
    }

    @Test
    void consentFromTheFutureDoesNotOutweighAStop() {
        var phone = customer("PT1S");
        Shop.publish(
                phone,
                UUID.randomUUID().toString(),
                "consent.changed",
                Instant.parse("2990-01-01T00:00:00Z"),
                Map.of("purpose", "MARKETING", "granted", true, "source", "checkout"));
        Shop.publish(phone, "cart.abandoned", cart("before", "Mug"));
        await().atMost(PATIENCE).until(() -> phone.received().size() == 1);
        phone.text("STOP");

        Shop.publish(phone, "cart.abandoned", cart("c", "Mug"));

        await().atMost(PATIENCE)
                .until(() -> reminders(phone).size() == 2
                        && "no-consent:MARKETING".equals(reminders(phone).get(1).get("decision")));
    }

    @Test
    void aLongNameIsNotCutThroughACharacter() {
        var phone = customer("PT1S");
        grantMarketing(phone);

        Shop.publish(phone, "cart.abandoned", cart("c", "A mug for everybody who like to read\uD83D\uDCDA in bed"));

        await().atMost(PATIENCE).until(() -> phone.received().size() == 1);
        assertThat(phone.received().getFirst()).contains("A mug for everybody who like to read...");
    }

    @Test
    void whoBuysWithoutACartIsRemindedOfNone() {
        var phone = customer("PT1H");
        grantMarketing(phone);
        Shop.publish(phone, "cart.updated", cart("one", "Mug"));
        Shop.publish(phone, "cart.updated", cart("two", "Plate"));

        Shop.publish(phone, "order.placed", end("order.placed", null));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Database.textsTo(phone))
                        .extracting(text -> text.get("decision"))
                        .containsExactly("cart-bought", "cart-bought"));
    }

    @Test
    void whoStopsBeforeTheWaitEndsIsNotReminded() {
        var phone = customer("PT1H");
        grantMarketing(phone);
        Shop.publish(phone, "cart.updated", cart("c", "Mug"));
        reminder(phone);

        phone.text("STOP");

        assertThat(reminder(phone)).containsEntry("status", "CANCELED").containsEntry("decision", "opted-out");
    }

    @Test
    void aGrantThatIsOlderThanTheStopDoesNotUndoIt() {
        var phone = customer("PT1H");
        phone.text("STOP");

        grantMarketing(phone);
        Shop.publish(phone, "cart.abandoned", cart("c", "Mug"));

        await().atMost(PATIENCE)
                .until(() -> "no-consent:MARKETING".equals(reminder(phone).get("decision")));
    }

    private static Phone customer(String wait) {
        return TestBrand.create(Map.of("policies", Map.of("cartReminderAfter", wait)))
                .newPhone();
    }

    /** Said at the shop an hour ago. */
    private static void grantMarketing(Phone phone) {
        Shop.publish(
                phone,
                UUID.randomUUID().toString(),
                "consent.changed",
                Instant.now().minus(Duration.ofHours(1)),
                Map.of("purpose", "MARKETING", "granted", true, "source", "checkout"));
    }

    private static Map<String, Object> cart(String id, String... items) {
        return Map.of(
                "cartId",
                id,
                "checkoutUrl",
                "https://acme.example/" + id,
                "total",
                money(),
                "items",
                Arrays.stream(items).map(name -> Map.of("name", name)).toList());
    }

    private static Map<String, String> money() {
        return Map.of("amount", "12.50", "currency", "USD");
    }

    private static Map<String, Object> end(String type, String cartId) {
        if (type.startsWith("cart.")) {
            return type.equals("cart.updated") ? cart(cartId) : Map.of("cartId", cartId);
        }
        var placed = new HashMap<String, Object>(Map.of("orderId", "A-1", "total", money(), "items", List.of()));
        if (cartId != null) {
            placed.put("cartId", cartId);
        }
        return placed;
    }

    /** The one reminder of this customer, once it is queued. */
    private static Map<String, Object> reminder(Phone phone) {
        await().atMost(PATIENCE).until(() -> reminders(phone).size() == 1);
        return reminders(phone).getFirst();
    }

    private static List<Map<String, Object>> reminders(Phone phone) {
        return Database.textsTo(phone).stream()
                .filter(text -> text.get("kind").equals("CART_REMINDER"))
                .toList();
    }
}
