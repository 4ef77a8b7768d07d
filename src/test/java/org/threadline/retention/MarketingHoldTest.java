package org.threadline.retention;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.threadline.harness.Agent;
import org.threadline.harness.Cart;
import org.threadline.harness.Database;
import org.threadline.harness.Helped;
import org.threadline.harness.Ledger;
import org.threadline.harness.Phone;
import org.threadline.harness.Shop;
import org.threadline.harness.TestBrand;
import org.threadline.local.LocalServersResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Nothing is sold to somebody who is waiting or angry. */
@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class MarketingHoldTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Phone phone;
    private Agent agent;

    @BeforeEach
    void aCustomerWhoMayBeSoldTo() {
        var brand = TestBrand.create();
        phone = brand.newPhone();
        agent = brand.agent("agent-1");
        Ledger.of(phone).shopSays("MARKETING", true, "checkout");
    }

    @Test
    void whoWaitsForAnAnswerIsSoldNothingUntilTheyHaveIt() {
        phone.text("Where is my parcel?");
        Cart.left(phone, "cart.abandoned");
        awaitHeld("unanswered");

        answer("It comes tomorrow before noon.");

        awaitReminder();
    }

    @Test
    void anOpenComplaintHoldsAlsoWhenItIsAnswered() {
        phone.text("This is broken!");
        complain(answer("I am sorry. A new one is on its way."));

        Cart.left(phone, "cart.abandoned");

        awaitHeld("complaint-open");
        assertThat(reminded()).isFalse();
    }

    @Test
    void aComplaintThatIsResolvedHoldsNothing() {
        phone.text("This is broken!");
        String thread = complain(answer("I am sorry. A new one is on its way."));
        Cart.left(phone, "cart.abandoned");
        awaitHeld("complaint-open");

        agent.call().post("/api/v1/threads/" + thread + "/resolve").then().statusCode(200);

        awaitReminder();
    }

    @Test
    void aLowScoreHoldsUntilItsConversationIsResolved() {
        Helped low = Helped.customer(Map.of("afterResolution", "CSAT", "resolutionWait", "PT0S"))
                .hears("How was the help");
        phone = low.phone();
        agent = low.agent();
        Ledger.of(phone).shopSays("MARKETING", true, "checkout");
        phone.text("1");
        answer("I am sorry. What can I make better?");
        Cart.left(phone, "cart.abandoned");
        awaitHeld("score-low");

        agent.call().post("/api/v1/threads/" + low.thread() + "/resolve").then().statusCode(200);

        awaitReminder();
    }

    @Test
    void aLateOrderHoldsUntilItIsDelivered() {
        delayed();
        Cart.left(phone, "cart.abandoned");
        awaitHeld("order-late");

        Shop.publish(phone, "order.delivered", Map.of("orderId", "1001"));

        awaitReminder();
    }

    @Test
    void aDeliveryThatWasNeverToldHoldsForAMonthOnly() {
        delayed();
        Database.change(
                "update customer_order set as_of = now() - interval '31 days' where brand = ?",
                phone.brand().key());

        Cart.left(phone, "cart.abandoned");

        awaitReminder();
    }

    @Test
    void whatWouldBePointlessByTheNextLookIsDroppedWithTheReason() {
        phone.text("Where is my parcel?");
        Cart.left(phone, "cart.abandoned");
        awaitHeld("unanswered");

        Database.change(
                "update message set expires_at = now() + interval '500 milliseconds', due_at = now()"
                        + " where brand = ? and kind = 'CART_REMINDER'",
                phone.brand().key());

        await().atMost(PATIENCE).until(() -> "CANCELED".equals(reminder().get("status")));
        assertThat(reminder().get("decision")).isIn("unanswered", "too-late");
        assertThat(reminded()).isFalse();
    }

    @Test
    void newsOfAnOrderIsNoMarketing() {
        phone.text("Where is my parcel?");

        Shop.publish(phone, "order.shipped", Map.of("orderId", "1001"));

        await().atMost(PATIENCE).until(() -> phone.received().stream().anyMatch(text -> text.contains("1001")));
    }

    private void delayed() {
        Shop.publish(
                phone,
                "order.delayed",
                Map.of("orderId", "1001", "incidentId", "snow", "newEta", "2099-01-01T00:00:00Z"));
        await().atMost(PATIENCE)
                .until(() -> !Database.rows(
                                "select 1 from customer_order where brand = ? and late",
                                phone.brand().key())
                        .isEmpty());
    }

    /** @return the thread */
    private String answer(String words) {
        String thread = agent.threadOf(phone);
        agent.claim(thread);
        agent.call()
                .header("Idempotency-Key", "answer-" + thread)
                .body(Map.of("body", words))
                .post("/api/v1/threads/" + thread + "/messages")
                .then()
                .statusCode(202);
        return thread;
    }

    private String complain(String thread) {
        agent.call()
                .body(List.of("Complaint"))
                .put("/api/v1/threads/" + thread + "/tags")
                .then()
                .statusCode(200);
        return thread;
    }

    private void awaitHeld(String reason) {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(reminder()).containsEntry("status", "QUEUED").containsEntry("decision", reason));
    }

    private void awaitReminder() {
        await().atMost(PATIENCE).until(this::reminded);
    }

    private boolean reminded() {
        return phone.received().stream().anyMatch(text -> text.contains("kept your cart"));
    }

    private Map<String, Object> reminder() {
        return Database.textsTo(phone).stream()
                .filter(text -> text.get("kind").equals("CART_REMINDER"))
                .findFirst()
                .orElse(Map.of());
    }
}
