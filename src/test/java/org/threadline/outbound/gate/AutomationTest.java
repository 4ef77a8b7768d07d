package org.threadline.outbound.gate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.threadline.harness.Agent;
import org.threadline.harness.Database;
import org.threadline.harness.Phone;
import org.threadline.harness.Refusal;
import org.threadline.harness.Shop;
import org.threadline.harness.TestBrand;
import org.threadline.harness.Tokens;
import org.threadline.local.LocalServersResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A machine that has said enough, seen from the doors. */
@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class AutomationTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String REASON = "too-many-automated";

    private TestBrand brand;
    private Agent agent;
    private Phone phone;

    @BeforeEach
    void aCustomerWhoMayBeSoldToAndGetsTwoTextsInARow() {
        brand = TestBrand.create(Map.of(
                "policies",
                Map.of(
                        "automation",
                        Map.of("most", 2, "withinDays", 1),
                        "surveys",
                        Map.of("afterDelivery", "NPS", "deliveryWait", "PT0S", "restDays", 0))));
        agent = brand.agent("agent-1");
        phone = brand.newPhone();
        Shop.publish(phone, "consent.changed", Map.of("purpose", "MARKETING", "granted", true, "source", "checkout"));
    }

    @Test
    void whatSellsWaitsUntilTheFirstOfThemIsLongAgo() {
        shipped(2);

        leaveCart();

        JsonPath decision = awaitDecision("CART_REMINDER", REASON);
        assertThat(decision.getString("verdict")).isEqualTo("HELD");
        assertThat(decision.getString("explanation")).contains("many automatic texts in a row");
        assertThat(Instant.parse(decision.getString("holdUntil")))
                .isBetween(
                        Instant.now().plus(Duration.ofMinutes(23 * 60 + 55)),
                        Instant.now().plus(Duration.ofHours(24)));
    }

    @Test
    void oneFewerIsNotTooMany() {
        shipped(1);

        leaveCart();

        awaitLeft("CART_REMINDER");
    }

    @Test
    void nobodyIsAskedHowItWasEither() {
        shipped(1);

        Shop.publish(phone, "order.delivered", Map.of("orderId", "A-1"));

        awaitDecision("SURVEY", REASON);
    }

    @Test
    void newsOfAnOrderAndAnswersGoOnAllTheSame() {
        shipped(2);

        shipped(1);
        phone.text("Where is it?");

        await().atMost(PATIENCE).until(() -> phone.received().size() == 4);
    }

    @Test
    void aWordOfTheCustomerBeginsAnew() {
        shipped(2);
        phone.text("LESS");
        await().atMost(PATIENCE).until(() -> phone.received().size() == 3);

        leaveCart();

        awaitLeft("CART_REMINDER");
    }

    @Test
    void aWordOfAPersonBeginsAnew() {
        shipped(2);
        agent.call()
                .body(Map.of("brand", brand.key(), "to", phone.number(), "body", "Hi Ada, both are on their way."))
                .post("/api/v1/messages")
                .then()
                .statusCode(202);
        await().atMost(PATIENCE).until(() -> phone.received().size() == 3);

        leaveCart();

        awaitLeft("CART_REMINDER");
    }

    @Test
    void whatIsOlderThanTheBrandRemembersDoesNotCount() {
        shipped(2);
        Database.change(
                "update message set sent_at = sent_at - interval '25 hours' where brand = ? and kind = 'ORDER_UPDATE'",
                brand.key());

        leaveCart();

        awaitLeft("CART_REMINDER");
    }

    @Test
    void howMuchTheMachineSaysStandsInTheReport() {
        shipped(2);
        phone.text("Where is it?");
        await().atMost(PATIENCE).until(() -> phone.received().size() == 3);
        agent.reply(agent.threadOf(phone), "It comes tomorrow.").then().statusCode(202);
        await().atMost(PATIENCE).until(() -> phone.received().size() == 4);
        var supervisor = new Agent("boss-1", Tokens.of("supervisor", brand.key(), "boss-1"));

        String report = "/api/v1/reports/service?brand=" + brand.key();
        JsonPath shown = supervisor.call().get(report).jsonPath();

        assertThat(shown.getInt("automation.texts")).isEqualTo(4);
        assertThat(shown.getInt("automation.automated")).isEqualTo(3);
        assertThat(shown.getDouble("automation.share")).isEqualTo(0.75);
        assertThat(shown.getInt("automation.longestRun")).isEqualTo(2);
        assertThat(supervisor.call().accept("text/csv").get(report).asString())
                .contains("automation,share,0.75", "automation,longestRun,2");
    }

    @ParameterizedTest
    @CsvSource({"most, 0", "most, 1001", "withinDays, 0", "withinDays, 91"})
    void aPolicyThatIsNoneIsRefused(String which, int value) {
        var body = Map.of(
                "name",
                "Acme",
                "timeZone",
                "UTC",
                "senders",
                List.of(Map.of("number", "+13035559996")),
                "policies",
                Map.of("automation", Map.of(which, value)));

        Refusal.of(Agent.admin().call().body(body).put("/api/v1/brands/brand-that-talks-oddly"), 400, "bad-request");
    }

    private void shipped(int orders) {
        int before = phone.received().size();
        for (int i = 0; i < orders; i++) {
            Shop.publish(phone, "order.shipped", Map.of("orderId", "S-" + UUID.randomUUID()));
        }
        await().atMost(PATIENCE).until(() -> phone.received().size() == before + orders);
    }

    private void leaveCart() {
        Shop.publish(
                phone,
                "cart.abandoned",
                Map.of(
                        "cartId",
                        "cart-1",
                        "checkoutUrl",
                        "https://acme.example/cart-1",
                        "total",
                        Map.of("amount", "12.50", "currency", "USD"),
                        "items",
                        List.of(Map.of("name", "Mug"))));
    }

    private JsonPath awaitDecision(String kind, String reason) {
        await().atMost(PATIENCE)
                .until(() -> texts(kind).stream().anyMatch(text -> reason.equals(text.get("decision"))));
        return agent.call()
                .get("/api/v1/messages/" + texts(kind).getFirst().get("id") + "/decision")
                .jsonPath();
    }

    private void awaitLeft(String kind) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(texts(kind))
                        .singleElement()
                        .satisfies(text -> assertThat(text.get("decision")).isEqualTo("sent")));
    }

    private List<Map<String, Object>> texts(String kind) {
        return Database.textsTo(phone).stream()
                .filter(text -> kind.equals(text.get("kind")))
                .toList();
    }
}
