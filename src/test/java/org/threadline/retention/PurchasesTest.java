package org.threadline.retention;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.threadline.customer.Customer;
import org.threadline.harness.Cart;
import org.threadline.harness.Database;
import org.threadline.harness.Ledger;
import org.threadline.harness.Machine;
import org.threadline.harness.Metrics;
import org.threadline.harness.Phone;
import org.threadline.harness.Race;
import org.threadline.harness.Shop;
import org.threadline.harness.TestBrand;
import org.threadline.harness.Topic;
import org.threadline.local.LocalServersResource;
import org.threadline.value.Money;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Which carts reminders have brought back, and what they are worth. */
@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class PurchasesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    Purchases purchases;

    private TestBrand brand;

    @BeforeEach
    void aBrand() {
        brand = TestBrand.create(Map.of("policies", Map.of("cartReminderAfter", "PT1H")));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = "c")
    void aCartThatIsBoughtAfterItsReminderIsRecovered(String cartTold) {
        var phone = reminded();

        Cart.bought(phone, cartTold, "1001");

        await().atMost(PATIENCE).until(() -> recovered(phone) == 1);
        assertThat(reminder(phone))
                .containsEntry("recovered_by", "1001")
                .containsEntry("order_id", "1001")
                .containsEntry("recovered_currency", "USD");
        assertThat(reminder(phone).get("recovered_amount").toString()).isEqualTo("12.5000");
    }

    @Test
    void theWorldIsToldOnceAndItIsCountedOnce() {
        double before = Metrics.sum("threadline_carts_recovered_total");
        var phone = reminded();

        Cart.bought(phone, "c", "1001");
        Cart.bought(phone, "c", "1001");
        Cart.bought(phone, "c", "1002");
        taken(phone, "1003");

        await().atMost(PATIENCE).until(() -> !told(phone).isEmpty());
        assertThat(told(phone)).singleElement().satisfies(event -> {
            JsonNode data = event.get("data");
            assertThat(data.get("brand").asText()).isEqualTo(brand.key());
            assertThat(data.get("cartId").asText()).isEqualTo("c");
            assertThat(data.get("orderId").asText()).isEqualTo("1001");
            assertThat(data.get("revenue").get("amount").asText()).isEqualTo("12.50");
            assertThat(data.get("messageId").asText())
                    .isEqualTo(reminder(phone).get("message_id").toString());
        });
        assertThat(Metrics.sum("threadline_carts_recovered_total")).isGreaterThanOrEqualTo(before + 1);
    }

    @Test
    void aCartThatWasRemindedOfTwiceAndIsSplitIntoTwoOrdersIsRecoveredOnce() {
        var phone = reminded();
        Shop.publish(phone, "cart.emptied", Map.of("cartId", "c"));
        Cart.left(phone, "cart.abandoned");
        await().atMost(PATIENCE).until(() -> phone.received().size() == 2);
        await().atMost(PATIENCE)
                .until(() -> Cart.reminders(phone).stream().allMatch(reminder -> reminder.get("left_at") != null));

        Cart.bought(phone, "c", "1001");
        Cart.bought(phone, "c", "1002");
        taken(phone, "1003");

        assertThat(recovered(phone)).isEqualTo(1);
        assertThat(told(phone)).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void whatWasBoughtBeforeTheReminderLeftIsNotRecovered() {
        var phone = reminded();

        Cart.bought(phone, "c", "1001", Instant.now().minus(Duration.ofHours(2)));
        taken(phone, "1002");

        assertThat(recovered(phone)).isZero();
    }

    @Test
    void whatIsBoughtAfterTheDaysThatCountIsNot() {
        var phone = reminded();
        Database.change("update cart_reminder set counts_until = now() where brand = ?", brand.key());

        Cart.bought(phone, "c", "1001");
        taken(phone, "1002");

        assertThat(recovered(phone)).isZero();
        assertThat(reminder(phone).get("ordered_at")).isNull();
    }

    @Test
    void anotherCartThatIsBoughtIsAnOrderButNotRecovered() {
        var phone = reminded();

        Cart.bought(phone, "another", "1001");

        await().atMost(PATIENCE).until(() -> "1001".equals(reminder(phone).get("order_id")));
        assertThat(recovered(phone)).isZero();
    }

    @Test
    void aReminderThatReachedNobodyHasBroughtNothing() {
        var phone = reminded();
        awaitLastWord(phone);
        Object message = reminder(phone).get("message_id");
        Database.change("update cart_reminder set left_at = null where message_id = ?", message);

        Cart.bought(phone, "c", "1001");

        await().atMost(PATIENCE).until(() -> "1001".equals(reminder(phone).get("order_id")));
        assertThat(recovered(phone)).isZero();
    }

    @Test
    void theFirstOrderCountsForWhoIsHeldOutToo() {
        var phone = reminded();
        awaitLastWord(phone);
        Database.change("update cart_reminder set fate = 'HELD_OUT', left_at = null where brand = ?", brand.key());

        Cart.bought(phone, "c", "1001");
        Cart.bought(phone, null, "1002");

        await().atMost(PATIENCE).until(() -> reminder(phone).get("order_id") != null);
        taken(phone, "1003");
        assertThat(reminder(phone)).containsEntry("order_id", "1001");
        assertThat(recovered(phone)).isZero();
    }

    @Test
    void twoReplicasThatHearOfTheOrderRecoverTheCartOnce() {
        for (int round = 0; round < 5; round++) {
            aBrand();
            var phone = reminded();
            UUID id = UUID.fromString(Ledger.of(phone).customer());

            // Without the customer's lock, which else keeps them apart.
            Race.of(2, replica -> {
                Machine.run(() -> purchases.take(new Purchase(
                        Customer.findById(id),
                        "c",
                        "1001-" + replica,
                        new Money(new BigDecimal("12.50"), "USD"),
                        Instant.now())));
                return null;
            });

            await().atMost(PATIENCE).until(() -> !told(phone).isEmpty());
            assertThat(told(phone)).hasSize(1);
        }
    }

    @Test
    void whoIsRemindedAndBuysAtOneMomentGetsTheReminderOrBoughtBeforeIt() {
        List<Phone> phones =
                Stream.generate(() -> willing(brand.newPhone())).limit(20).toList();
        phones.forEach(phone -> Cart.left(phone, "cart.updated", "cart-of-" + phone.number(), Map.of("name", "Mug")));
        await().atMost(PATIENCE).until(() -> waiting() == phones.size());

        Race.of(2, runner -> {
            if (runner == 0) {
                Database.change("update message set due_at = now() where brand = ? and status = 'QUEUED'", brand.key());
            } else {
                phones.forEach(phone -> Cart.bought(phone, "cart-of-" + phone.number(), "order-of-" + phone.number()));
            }
            return null;
        });

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(Database.rows("select distinct state from cart where brand = ?", brand.key()))
                                .containsExactly(Map.of("state", "BOUGHT")));
        await().atMost(PATIENCE).until(() -> waiting() == 0);
        assertThat(phones).allSatisfy(phone -> {
            var text = Database.textsTo(phone).getFirst();
            boolean left = phone.received().size() == 1;
            assertThat(text.get("status").equals("CANCELED")).isNotEqualTo(left);
            assertThat(text.get("decision")).isEqualTo(left ? "sent" : "cart-bought");
            assertThat(recovered(phone)).isLessThanOrEqualTo(left ? 1 : 0);
        });
        assertThat(Database.rows("""
                        select 1 from cart_reminder
                        where brand = ? and recovered_at is not null
                          and (left_at is null or recovered_at <= left_at)""", brand.key())).isEmpty();
    }

    /** A customer who was reminded of the cart {@code c}. */
    private Phone reminded() {
        Phone phone = willing(brand.newPhone());
        Cart.left(phone, "cart.abandoned");
        await().atMost(PATIENCE).until(() -> Cart.isReminded(phone));
        return phone;
    }

    /** Nothing more is heard of the reminder that would write down again when it left. */
    private static void awaitLastWord(Phone phone) {
        await().atMost(PATIENCE)
                .until(() -> Database.textsTo(phone).stream()
                        .allMatch(text -> text.get("status").equals("DELIVERED")));
    }

    private static Phone willing(Phone phone) {
        Ledger.of(phone).shopSays("MARKETING", true, "checkout");
        return phone;
    }

    /** What the shop has told before is taken in by now: a last order says so. */
    private static void taken(Phone phone, String last) {
        Cart.bought(phone, null, last);
        await().atMost(PATIENCE)
                .until(() -> !Database.rows(
                                "select 1 from customer_order where brand = ? and order_id = ?",
                                phone.brand().key(),
                                last)
                        .isEmpty());
    }

    private long waiting() {
        return Database.rows("select 1 from message where brand = ? and status in ('QUEUED', 'SENDING')", brand.key())
                .size();
    }

    private static Map<String, Object> reminder(Phone phone) {
        return Cart.reminders(phone).getFirst();
    }

    private static long recovered(Phone phone) {
        return Cart.reminders(phone).stream()
                .filter(reminder -> reminder.get("recovered_at") != null)
                .count();
    }

    private static List<JsonNode> told(Phone phone) {
        return Topic.eventsOfKey(Ledger.of(phone).customer()).stream()
                .filter(event -> event.get("type").asText().equals("cart.recovered"))
                .toList();
    }
}
