package org.threadline.retention;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

/** Nobody is reminded of what they cannot have, nor too late, nor twice. */
@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class CartStockTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Phone phone;

    @BeforeEach
    void aCustomer() {
        phone = TestBrand.create(Map.of("policies", Map.of("cartReminderAfter", "PT1H")))
                .newPhone();
        Ledger.of(phone).shopSays("MARKETING", true, "checkout");
    }

    @Test
    void aCartThatIsSoldOutIsNotRemindedOf() {
        Cart.left(phone, "cart.updated", "c", mug(true));
        awaitWaiting();

        Cart.left(phone, "cart.updated", "c", mug(false));

        awaitDecision("cart-out-of-stock");
    }

    @Test
    void whatIsInStockAgainIsRemindedOf() {
        Cart.left(phone, "cart.updated", "c", mug(true));
        awaitWaiting();
        Cart.left(phone, "cart.updated", "c", mug(false));
        awaitDecision("cart-out-of-stock");

        Cart.left(phone, "cart.abandoned", "c", mug(true));

        await().atMost(PATIENCE).until(() -> phone.received().size() == 1);
    }

    @Test
    void onlyWhatCanBeBoughtIsNamed() {
        Cart.left(
                phone,
                "cart.abandoned",
                "c",
                mug(false),
                Map.of("name", "Plate"),
                Map.of("name", "Bowl", "inStock", true));

        await().atMost(PATIENCE).until(() -> phone.received().size() == 1);
        assertThat(phone.received().getFirst()).contains("Plate and 1 more").doesNotContain("Mug");
    }

    /** As if the shop had told of it while the text came back to the queue. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "items = '[{\"name\":\"Mug\",\"quantity\":1,\"inStock\":false}]' | cart-out-of-stock",
                "as_of = now() - interval '49 hours' | too-late",
                "state = 'EMPTIED' | cart-emptied",
                "reminder_id = gen_random_uuid() | superseded"
            })
    void theGateAsksTheCartAsItIsAtThatMoment(String change, String reason) {
        Cart.left(phone, "cart.updated", "c", mug(true));
        awaitWaiting();
        Database.change(
                "update cart set " + change + " where brand = ?", phone.brand().key());

        Database.change(
                "update message set due_at = now() where brand = ?",
                phone.brand().key());

        awaitDecision(reason);
        assertThat(phone.received()).isEmpty();
    }

    @Test
    void noReminderIsDueLaterThanTwoDaysAfterTheCartWasLeft() {
        Cart.left(phone, "cart.updated", "c", mug(true));
        awaitWaiting();

        assertThat(Database.rows(
                        "select 1 from message m join cart c on c.reminder_id = m.id"
                                + " where m.brand = ? and m.expires_at <= c.as_of + interval '48 hours'",
                        phone.brand().key()))
                .hasSize(1);
    }

    private static Map<String, Object> mug(boolean inStock) {
        return Map.of("name", "Mug", "inStock", inStock);
    }

    private void awaitWaiting() {
        await().atMost(PATIENCE).until(() -> Database.textsTo(phone).size() == 1);
    }

    private void awaitDecision(String reason) {
        await().atMost(PATIENCE)
                .until(() -> reason.equals(Database.textsTo(phone).getFirst().get("decision")));
    }
}
