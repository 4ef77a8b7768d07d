package org.threadline.order;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.threadline.harness.Agent;
import org.threadline.harness.Database;
import org.threadline.harness.Ledger;
import org.threadline.harness.Phone;
import org.threadline.harness.Refusal;
import org.threadline.harness.Shop;
import org.threadline.harness.TestBrand;
import org.threadline.local.LocalServersResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

/** How much of a delivery a customer hears of, and to where they are linked. */
@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class DeliveryChoiceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String LESS =
            "Acme: done, from now on we text you on delivery day only, and if an order is late."
                    + " Reply MORE any time to hear of every step again.";
    private static final String MORE = "Acme: done, from now on we text you about every step of your orders. Reply LESS"
            + " any time to hear on delivery day only.";
    private static final String SHIPPED = "Hi Ada, your Acme order A-1 is on its way.";
    private static final String OUT =
            "Hi Ada, your Acme order A-1 is out for delivery and should be with you today. Questions? Just reply.";

    private TestBrand brand;
    private Phone phone;

    @BeforeEach
    void aCustomer() {
        brand = TestBrand.create();
        phone = brand.newPhone();
    }

    @ParameterizedTest
    @ValueSource(strings = {"LESS", "less", " Less! "})
    void whoTextsLessHearsOfTheDayAlone(String less) {
        phone.text(less);
        await().atMost(PATIENCE).until(() -> phone.received().equals(List.of(LESS)));

        publish("order.shipped");
        publish("order.out_for_delivery");

        await().atMost(PATIENCE).until(() -> phone.received().size() == 2);
        assertThat(phone.received()).containsExactly(LESS, OUT);
    }

    @Test
    void whoTextsMoreHearsOfEveryStepAgain() {
        phone.text("LESS");
        phone.text("MORE");
        publish("order.shipped");

        await().atMost(PATIENCE).until(() -> phone.received().size() == 3);
        assertThat(phone.received()).containsExactly(LESS, MORE, SHIPPED);
    }

    @Test
    void theSameChoiceAgainIsNotConfirmedAgain() {
        phone.text("LESS");
        phone.text("LESS");
        phone.text("MORE");

        await().atMost(PATIENCE).until(() -> phone.received().contains(MORE));
        assertThat(phone.received()).containsExactly(LESS, MORE);
    }

    @Test
    void aChoiceWantsNobodysAnswer() {
        phone.text("LESS");

        assertThat(Database.rows("select 1 from support_thread where brand = ?", brand.key()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"less is more", "I want less texts", "more?", "more info please"})
    void wordsThatAreNotAllOfTheTextAreForPeople(String text) {
        phone.text(text);

        assertThat(Database.rows("select 1 from support_thread where brand = ?", brand.key()))
                .hasSize(1);
        assertThat(choice()).isNull();
    }

    @Test
    void whatIsSaidToAPersonChoosesNothing() {
        phone.text("I would like my mugs in another size");
        Agent agent = brand.agent("agent-1");
        String thread = agent.threadOf(phone);
        agent.claim(thread);

        phone.text("Less");

        assertThat(choice()).isNull();
        agent.call().get("/api/v1/threads/" + thread).then().body("unread", equalTo(2));
    }

    @Test
    void whoWantsLessStillHearsOfADelay() {
        phone.text("LESS");
        Shop.publish(
                phone,
                "order.delayed",
                Map.of("orderId", "A-1", "incidentId", "i", "newEta", "2099-01-01T00:00:00Z", "reason", "Snow"));

        await().atMost(PATIENCE).until(() -> phone.received().size() == 2);
        assertThat(phone.received().getLast()).contains("running late (Snow)");
    }

    @Test
    void theProfileShowsTheChoiceAndAnAgentMayChangeIt() {
        phone.text("LESS");
        Agent agent = brand.agent("agent-1");
        String customer = "/api/v1/customers/" + Ledger.of(phone).customer();

        agent.call().get(customer).then().body("updates", equalTo("DELIVERY_DAY"));
        agent.call()
                .body(Map.of("updates", "EVERY_STEP"))
                .patch(customer)
                .then()
                .body("updates", equalTo("EVERY_STEP"));
        agent.call().body("{\"updates\":null}").patch(customer).then().body("updates", nullValue());
        Refusal.of(agent.call().body(Map.of("updates", "NEVER")).patch(customer), 400);
    }

    @Test
    void aBrandSaysWhatHoldsForThoseWhoHaveNotChosen() {
        deliveries(Map.of("updates", "DELIVERY_DAY"));
        publish("order.shipped");
        publish("order.out_for_delivery");

        await().atMost(PATIENCE).until(() -> !phone.received().isEmpty());
        assertThat(phone.received()).singleElement().asString().startsWith(OUT);
    }

    @Test
    void aBurstBecomesOneText() {
        deliveries(Map.of("settle", "PT3S"));
        publish("order.shipped");
        publish("order.out_for_delivery");

        await().atMost(PATIENCE).until(() -> !phone.received().isEmpty());
        assertThat(phone.received()).singleElement().asString().startsWith(OUT);
        assertThat(Database.textsTo(phone))
                .extracting(text -> text.get("decision"))
                .containsExactly("superseded", "sent");
    }

    @Test
    void whatHasArrivedNeedNotSettle() {
        deliveries(Map.of("settle", "PT1H"));
        publish("order.shipped");
        publish("order.delivered");

        await().atMost(PATIENCE).until(() -> !phone.received().isEmpty());
        assertThat(phone.received()).singleElement().asString().contains("has been delivered");
    }

    @Test
    void aLinkToSomebodyElseIsLeftOut() {
        deliveries(Map.of("linkHosts", List.of("acme.example")));
        publish("order.shipped", Map.of("orderId", "A-1", "trackingUrl", "https://bit.example/x"));
        publish("order.shipped", Map.of("orderId", "A-2", "trackingUrl", "https://track.acme.example/2"));

        await().atMost(PATIENCE).until(() -> phone.received().size() == 2);
        assertThat(phone.received())
                .containsExactly(SHIPPED, SHIPPED.replace("A-1", "A-2") + " Follow it: https://track.acme.example/2");
    }

    @Test
    void whoHasNotChosenReadsHowTo() {
        publish("order.out_for_delivery");

        await().atMost(PATIENCE).until(() -> !phone.received().isEmpty());
        assertThat(phone.received()).containsExactly(OUT + " Fewer texts? Reply LESS.");
    }

    private void deliveries(Map<String, Object> deliveries) {
        brand.put(Map.of("policies", Map.of("deliveries", deliveries)));
    }

    private void publish(String type) {
        publish(type, new HashMap<>(Map.of("orderId", "A-1")));
    }

    private void publish(String type, Map<String, Object> data) {
        Shop.publish(phone, type, data);
    }

    private Object choice() {
        return Database.rows("select updates from customer where brand = ?", brand.key())
                .getFirst()
                .get("updates");
    }
}
