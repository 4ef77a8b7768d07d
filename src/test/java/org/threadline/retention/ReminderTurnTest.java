package org.threadline.retention;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.threadline.harness.Cart;
import org.threadline.harness.Database;
import org.threadline.harness.Ledger;
import org.threadline.harness.Phone;
import org.threadline.harness.TestBrand;
import org.threadline.local.LocalServersResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

/** Who is reminded, who had their turn, and who is held out. */
@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class ReminderTurnTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int HALF = 50;

    @Inject
    HoldOut holdOut;

    @Test
    void aCustomerIsRemindedOnceAWeekOfHoweverManyCarts() {
        var phone = willing(brand(Map.of("oneReminderPerDays", 7)).newPhone());
        Cart.left(phone, "cart.abandoned", "one", mug());
        await().atMost(PATIENCE).until(() -> Cart.isReminded(phone));

        Cart.left(phone, "cart.abandoned", "two", mug());

        await().atMost(PATIENCE).until(() -> decisions(phone).contains("cart-cap"));
        assertThat(phone.received()).hasSize(1);
    }

    @Test
    void twoCartsThatAreDueAtOneMomentAreOneReminder() {
        var phone = willing(brand(Map.of("oneReminderPerDays", 7)).newPhone());
        phone.brand().haltNumber();
        Cart.left(phone, "cart.abandoned", "one", mug());
        Cart.left(phone, "cart.abandoned", "two", mug());
        await().atMost(PATIENCE).until(() -> decisions(phone).size() == 2);

        Database.change(
                "update sender_pace set halted_at = null, halted_reason = null where number = ?",
                phone.brand().number());

        await().atMost(PATIENCE).until(() -> decisions(phone).contains("cart-cap"));
        assertThat(phone.received()).hasSizeLessThanOrEqualTo(1);
        assertThat(Cart.reminders(phone))
                .extracting(row -> row.get("fate"))
                .containsExactlyInAnyOrder("REMINDED", "DROPPED");
    }

    @Test
    void afterTheWeekTheNextCartIsRemindedOf() {
        var phone = willing(brand(Map.of("oneReminderPerDays", 7)).newPhone());
        Cart.left(phone, "cart.abandoned", "one", mug());
        await().atMost(PATIENCE).until(() -> Cart.isReminded(phone));
        Database.change(
                "update cart_reminder set decided_at = decided_at - interval '8 days' where brand = ?",
                phone.brand().key());

        Cart.left(phone, "cart.abandoned", "two", mug());

        await().atMost(PATIENCE).until(() -> phone.received().size() == 2);
    }

    @Test
    void whoIsHeldOutGetsNoReminderAndTheDecisionSaysThatOneWouldHaveBeenSent() {
        var phone = willing(customer(brand(Map.of("holdOutPercent", HALF)), true));

        Cart.left(phone, "cart.abandoned");

        await().atMost(PATIENCE).until(() -> decisions(phone).contains("hold-out"));
        phone.brand()
                .agent("agent-1")
                .call()
                .get("/api/v1/messages/" + Cart.reminders(phone).getFirst().get("message_id") + "/decision")
                .then()
                .statusCode(200)
                .body("verdict", equalTo("DROPPED"))
                .body("reason", equalTo("hold-out"))
                .body("explanation", startsWith("It would have been sent."));
        assertThat(Cart.reminders(phone))
                .singleElement()
                .satisfies(row ->
                        assertThat(row).containsEntry("fate", "HELD_OUT").containsEntry("hold_out_percent", HALF));
        assertThat(phone.received()).isEmpty();
    }

    @Test
    void whoIsNotHeldOutIsReminded() {
        var phone = willing(customer(brand(Map.of("holdOutPercent", HALF)), false));

        Cart.left(phone, "cart.abandoned");

        await().atMost(PATIENCE).until(() -> Cart.isReminded(phone));
        assertThat(Cart.reminders(phone))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("fate", "REMINDED"));
    }

    @Test
    void whatWouldNotHaveBeenSentAnywayIsNotHeldOut() {
        // No consent.
        var phone = customer(brand(Map.of("holdOutPercent", HALF)), true);

        Cart.left(phone, "cart.abandoned");

        await().atMost(PATIENCE).until(() -> decisions(phone).contains("no-consent:MARKETING"));
        assertThat(Cart.reminders(phone))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("fate", "DROPPED")
                        .containsEntry("reason", "no-consent:MARKETING"));
    }

    @Test
    void aCartThatWasHeldOutIsNotAskedForAgain() {
        var phone = willing(customer(brand(Map.of("holdOutPercent", HALF)), true));
        Cart.left(phone, "cart.abandoned");
        await().atMost(PATIENCE).until(() -> decisions(phone).contains("hold-out"));

        Cart.left(phone, "cart.abandoned", "c", Map.of("name", "Plate"));
        Cart.left(phone, "cart.abandoned", "other", mug());

        await().atMost(PATIENCE).until(() -> Cart.reminders(phone).size() == 2);
        assertThat(decisions(phone)).containsExactly("hold-out", "hold-out");
        assertThat(Cart.reminders(phone)).extracting(row -> row.get("cart_id")).containsExactly("c", "other");
    }

    @Test
    void whoIsHeldOutHasHadTheirTurnToo() {
        var phone = willing(customer(brand(Map.of("holdOutPercent", HALF, "oneReminderPerDays", 7)), true));
        Cart.left(phone, "cart.abandoned", "one", mug());
        await().atMost(PATIENCE).until(() -> decisions(phone).contains("hold-out"));

        Cart.left(phone, "cart.abandoned", "two", mug());

        await().atMost(PATIENCE).until(() -> decisions(phone).contains("cart-cap"));
    }

    private static TestBrand brand(Map<String, Object> carts) {
        return TestBrand.create(Map.of("policies", Map.of("carts", carts)));
    }

    private static Phone willing(Phone phone) {
        Ledger.of(phone).shopSays("MARKETING", true, "checkout");
        return phone;
    }

    /** Somebody whom the draw has put where the test wants them. */
    private Phone customer(TestBrand brand, boolean heldOut) {
        Phone phone = brand.newPhone();
        UUID id = UUID.randomUUID();
        while (holdOut.holds(brand.key(), id, HALF) != heldOut) {
            id = UUID.randomUUID();
        }
        Database.change(
                "insert into customer (id, brand, phone, created_at, updated_at) values (?, ?, ?, now(), now())",
                id,
                brand.key(),
                phone.number());
        return phone;
    }

    private static Map<String, Object> mug() {
        return Map.of("name", "Mug");
    }

    private static List<Object> decisions(Phone phone) {
        return Database.textsTo(phone).stream()
                .filter(text -> text.get("kind").equals("CART_REMINDER"))
                .map(text -> text.get("decision"))
                .toList();
    }
}
