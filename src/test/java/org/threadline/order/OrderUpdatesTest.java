package org.threadline.order;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.threadline.harness.Database;
import org.threadline.harness.Phone;
import org.threadline.harness.Shop;
import org.threadline.harness.TestBrand;
import org.threadline.local.LocalServersResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class OrderUpdatesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String SHIPPED = "Hi Ada, your Acme order A-1 is on its way.";
    private static final String OUT =
            "Hi Ada, your Acme order A-1 is out for delivery and should be with you today. Questions? Just reply."
                    + " Fewer texts? Reply LESS.";
    private static final String DELIVERED = "Hi Ada, your Acme order A-1 has been delivered. We hope you like it."
            + " If anything is off, just reply and a person will help.";

    private Phone phone;
    private final Instant noon = Instant.now().minus(Duration.ofHours(1));

    @BeforeEach
    void aCustomerOfABrand() {
        phone = TestBrand.create().newPhone();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "order.shipped          | " + SHIPPED,
                "order.out_for_delivery | " + OUT,
                "order.delivered        | " + DELIVERED,
            })
    void theCustomerHearsWithoutAsking(String type, String text) {
        publish(type, Map.of());

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(phone.received()).containsExactly(text));
    }

    @Test
    void aBinaryEventIsHeardToo() {
        Shop.publishBinary(phone, "order.shipped", Map.of("orderId", "A-1"));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(phone.received()).containsExactly(SHIPPED));
    }

    @Test
    void anEventThatSaysItIsACloudEventIsHeardToo() {
        Shop.publishLabelled(phone, "order.shipped", Map.of("orderId", "A-1"));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(phone.received()).containsExactly(SHIPPED));
    }

    @Test
    void whatTheShopKnowsOfTheParcelIsSaid() {
        publish(
                "order.shipped",
                Map.of(
                        "carrier", "UPS",
                        "trackingUrl", "https://ups.example/1Z",
                        "eta", Instant.now().plus(Duration.ofDays(30)).toString()));

        await().atMost(PATIENCE).until(() -> !phone.received().isEmpty());
        assertThat(phone.received().getFirst())
                .matches("Hi Ada, your Acme order A-1 is on its way with UPS\\. It should arrive on .+\\."
                        + " Follow it: https://ups\\.example/1Z");
    }

    @Test
    void placedAndCancelledAreNotTexted() {
        publish("order.placed", Map.of("total", money("12.50"), "items", List.of(Map.of("name", "Mug"))));
        publish("order.cancelled", Map.of());

        marker();
        assertThat(phone.received()).containsExactly(markerText());
    }

    @Test
    void theSameEventAgainChangesNothing() {
        String id = UUID.randomUUID().toString();
        for (int i = 0; i < 5; i++) {
            Shop.publish(phone, id, "order.shipped", noon, order());
        }

        marker();
        assertThat(phone.received()).containsExactly(SHIPPED, markerText());
    }

    @Test
    void theSameIdNeverCountsTwiceWhateverItSays() {
        String id = UUID.randomUUID().toString();
        Shop.publish(phone, id, "order.delayed", noon, order(delay("snow", "snow in Denver")));
        Shop.publish(phone, id, "order.delayed", noon, order(delay("strike", "a strike")));

        marker();
        assertThat(phone.received()).hasSize(2).noneMatch(text -> text.contains("strike"));
    }

    @Test
    void theSameIdOfAnotherSourceIsAnotherEvent() {
        String id = UUID.randomUUID().toString();
        Shop.publish(phone, "/one", id, "order.shipped", noon, order());
        Shop.publish(phone, "/other", id, "order.delivered", noon.plusSeconds(1), order());

        await().atMost(PATIENCE).until(() -> phone.received().contains(DELIVERED));
    }

    @ParameterizedTest
    @CsvSource({
        "order.delivered, order.shipped, -60",
        "order.delivered, order.shipped, 60",
        "order.delivered, order.out_for_delivery, 60",
        "order.out_for_delivery, order.shipped, -60",
        "order.out_for_delivery, order.shipped, 60",
        "order.cancelled, order.shipped, -60",
        "order.cancelled, order.delivered, 60"
    })
    void newsThatIsOvertakenIsNotTold(String first, String late, int secondsLater) {
        Shop.publish(phone, UUID.randomUUID().toString(), first, noon, order());
        Shop.publish(phone, UUID.randomUUID().toString(), late, noon.plusSeconds(secondsLater), order());

        marker();
        int told = first.equals("order.cancelled") ? 1 : 2;
        assertThat(phone.received()).hasSize(told).last().isEqualTo(markerText());
    }

    @Test
    void aDelayIsApologisedForOncePerIncident() {
        publish("order.delayed", delay("storm", "Heavy snow"));
        publish("order.delayed", delay("storm", "Heavier snow"));
        publish("order.delayed", delay("strike", "Strike"));

        marker();
        assertThat(phone.received()).hasSize(3);
        assertThat(phone.received().getFirst())
                .startsWith("Hi Ada, we're sorry: your Acme order A-1 is running late (Heavy snow).")
                .contains("It should now arrive on ");
        assertThat(phone.received().get(1)).contains("(Strike)");
    }

    @ParameterizedTest
    @CsvSource({
        "order.shipped, 0", "order.shipped, 60",
        "order.out_for_delivery, 0", "order.out_for_delivery, 60",
        "order.delivered, 0", "order.delivered, 60",
        "order.delayed, 0", "order.delayed, 60"
    })
    void theSameNewsUnderAnotherIdIsNotToldAgain(String type, int secondsLater) {
        Map<String, Object> data = type.equals("order.delayed") ? order(delay("storm", "Snow")) : order();
        Shop.publish(phone, UUID.randomUUID().toString(), type, noon, data);
        Shop.publish(phone, UUID.randomUUID().toString(), type, noon.plusSeconds(secondsLater), data);

        marker();
        assertThat(phone.received()).hasSize(2).last().isEqualTo(markerText());
    }

    @Test
    void whatTheCustomerHasBeenToldIsNotToldAgainWhateverBecameOfTheOrder() {
        publish("order.shipped", Map.of());
        await().atMost(PATIENCE).until(() -> phone.received().size() == 1);
        // As if somebody had set the order back.
        Database.change(
                "update customer_order set state = 'PLACED', state_rank = 0 where brand = ?",
                phone.brand().key());

        publish("order.shipped", Map.of());

        marker();
        assertThat(phone.received()).containsExactly(SHIPPED, markerText());
    }

    @ParameterizedTest
    @CsvSource({"order.shipped, P8D", "order.delivered, P8D", "order.delayed, P8D", "order.out_for_delivery, PT13H"})
    void whatIsTooOldIsKnownButNotTold(String type, Duration age) {
        Map<String, Object> data = type.equals("order.delayed") ? order(delay("storm", "Snow")) : order();

        Shop.publish(phone, UUID.randomUUID().toString(), type, Instant.now().minus(age), data);

        marker();
        assertThat(phone.received()).containsExactly(markerText());
        assertThat(Database.textsTo(phone)).hasSize(1);
        assertThat(Database.rows(
                        "select state, late from customer_order where brand = ? and order_id = 'A-1'",
                        phone.brand().key()))
                .singleElement()
                .satisfies(row -> assertThat(row.get("state").equals("PLACED")).isEqualTo(row.get("late")));
    }

    @Test
    void aWordFromTheFutureDoesNotSilenceWhatComesAfterIt() {
        Shop.publish(
                phone, UUID.randomUUID().toString(), "order.shipped", Instant.parse("2990-01-01T00:00:00Z"), order());

        await().atMost(PATIENCE).until(() -> phone.received().size() == 1);

        publish("order.delivered", Map.of());

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(phone.received()).containsExactly(SHIPPED, DELIVERED));
    }

    @Test
    void nothingIsLateThatHasArrived() {
        Shop.publish(phone, UUID.randomUUID().toString(), "order.delivered", noon, order());
        publish("order.delayed", delay("storm", "Snow"));

        marker();
        assertThat(phone.received()).containsExactly(DELIVERED, markerText());
    }

    @Test
    void theReplyToAnOrderTextOpensAThreadThatShowsTheOrder() {
        publish("order.shipped", Map.of("carrier", "UPS"));
        Shop.publish(
                phone,
                UUID.randomUUID().toString(),
                "order.placed",
                noon,
                order(Map.of("total", money("12.50"), "items", List.of(Map.of("name", "Mug", "quantity", 2)))));
        marker();

        phone.text("When exactly?");

        var agent = phone.brand().agent("agent-1");
        String thread = agent.threadOf(phone);
        agent.call()
                .get("/api/v1/threads/" + thread)
                .then()
                .body("orderId", equalTo(MARKER))
                .body("customer.firstName", equalTo("Ada"))
                .body("customer.openOrders.orderId", contains("A-1"))
                .body("customer.openOrders[0].state", equalTo("SHIPPED"))
                .body("customer.openOrders[0].carrier", equalTo("UPS"))
                .body("customer.openOrders[0].late", equalTo(false))
                .body("customer.openOrders[0].total.amount", equalTo("12.50"));
        assertThat(agent.messagesOf(thread))
                .extracting(message -> message.get("kind"))
                .containsExactly("ORDER_UPDATE", "ORDER_UPDATE", "CUSTOMER", "ACK");
    }

    @Test
    void aDelayedOrderIsShownAsLate() {
        publish("order.delayed", delay("storm", "Snow"));
        await().atMost(PATIENCE).until(() -> !phone.received().isEmpty());

        phone.text("Really?");

        var agent = phone.brand().agent("agent-1");
        agent.call()
                .get("/api/v1/threads/" + agent.threadOf(phone))
                .then()
                .body("orderId", equalTo("A-1"))
                .body("customer.openOrders[0].late", equalTo(true));
    }

    @Test
    void whoIsKnownByNameIsGreetedByIt() {
        publish("order.placed", Map.of("total", money("1.00"), "items", List.of()));
        marker();

        phone.text("Hello");

        await().atMost(PATIENCE).until(() -> phone.received().size() == 2);
        assertThat(phone.received()).last().asString().startsWith("Hi Ada, it's Acme. Thanks for writing");
    }

    @Test
    void whoeverHasOptedOutIsNotToldOfTheirOrder() {
        phone.text("STOP");
        publish("order.shipped", Map.of());

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Database.textsTo(phone))
                        .filteredOn(text -> text.get("kind").equals("ORDER_UPDATE"))
                        .extracting(text -> text.get("decision"))
                        .containsExactly("no-consent:TRANSACTIONAL"));
        assertThat(phone.received()).hasSize(1).first().asString().contains("unsubscribed");
    }

    private static final String MARKER = "M-99";

    /** One more order of the same customer, delivered: when its text is there, all before it has been handled. */
    private void marker() {
        Shop.publish(phone, "order.delivered", Map.of("orderId", MARKER));
        await().atMost(PATIENCE).until(() -> phone.received().contains(markerText()));
    }

    private static String markerText() {
        return DELIVERED.replace("A-1", MARKER);
    }

    private void publish(String type, Map<String, Object> data) {
        Shop.publish(phone, type, order(data));
    }

    private static Map<String, Object> order() {
        return order(Map.of());
    }

    private static Map<String, Object> order(Map<String, Object> data) {
        var order = new HashMap<>(data);
        order.put("orderId", "A-1");
        return order;
    }

    private static Map<String, Object> delay(String incident, String reason) {
        return Map.of(
                "incidentId",
                incident,
                "reason",
                reason,
                "newEta",
                Instant.now().plus(Duration.ofDays(30)).toString());
    }

    private static Map<String, String> money(String amount) {
        return Map.of("amount", amount, "currency", "USD");
    }
}
