package org.threadline.offer;

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
import org.threadline.harness.Metrics;
import org.threadline.harness.Race;
import org.threadline.harness.Refusal;
import org.threadline.harness.TestBrand;
import org.threadline.harness.Tokens;
import org.threadline.harness.Topic;
import org.threadline.harness.Waiting;
import org.threadline.local.LocalServersResource;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

/** Up to 20 dollars in 90 days an agent gives alone, up to 100 a supervisor, and 30 more to the best customers. */
@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class GoodwillTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Waiting waiting;
    private Agent agent;
    private Agent supervisor;
    private Agent admin;

    @BeforeEach
    void somebodyToBeNiceTo() {
        waiting = Waiting.customer();
        agent = waiting.agent();
        supervisor = as("supervisor", "boss-1");
        admin = as("admin", "owner-1");
    }

    @Test
    void withinTheLimitAnAgentGives() {
        give(agent, "20.00")
                .then()
                .statusCode(201)
                .body("state", equalTo("GIVEN"))
                .body("amount.amount", equalTo("20.00"))
                .body("amount.currency", equalTo("USD"))
                .body("code", matchesPattern("[A-Z3-9]{4}-[A-Z3-9]{4}-[A-Z3-9]{4}"))
                .body("askedBy", equalTo("agent-1"))
                .body("decidedBy", equalTo("agent-1"));
    }

    @Test
    void whatWasGivenStandsBesideTheThreadAndTheCustomer() {
        String code = give(agent, "5.00").path("code");

        JsonPath thread =
                agent.call().get("/api/v1/threads/" + waiting.thread()).jsonPath();
        assertThat(thread.getList("customer.vouchers.code")).containsExactly(code);
        assertThat(agent.call()
                        .get("/api/v1/customers/" + customer() + "/context")
                        .jsonPath()
                        .getList("vouchers.code"))
                .containsExactly(code);
    }

    @Test
    void whatHasExpiredDoesNot() {
        give(agent, "5.00");
        Database.change(
                "update voucher set expires_at = now() - interval '1 second' where thread_id = ?",
                UUID.fromString(waiting.thread()));

        agent.call().get("/api/v1/threads/" + waiting.thread()).then().body("customer.vouchers", hasSize(0));
    }

    @Test
    void aboveItASupervisorDecides() {
        give(agent, "20.01")
                .then()
                .statusCode(201)
                .body("state", equalTo("ASKED"))
                .body("code", nullValue())
                .body("expiresAt", nullValue());

        decide(supervisor, waitsForDecision(), "approve")
                .then()
                .statusCode(200)
                .body("state", equalTo("GIVEN"))
                .body("code", matchesPattern("[A-Z3-9-]{14}"))
                .body("decidedBy", equalTo("boss-1"));
        assertThat(asked()).isEmpty();
    }

    @Test
    void orSaysNo() {
        give(agent, "50.00");
        String id = waitsForDecision();

        decide(supervisor, id, "refuse").then().statusCode(200).body("state", equalTo("REFUSED"));

        Refusal.of(decide(supervisor, id, "approve"), 409, "already-decided");
        agent.call().get("/api/v1/threads/" + waiting.thread()).then().body("customer.vouchers", hasSize(0));
    }

    @Test
    void allThatACustomerWasGivenLatelyCounts() {
        give(agent, "15.00").then().body("state", equalTo("GIVEN"));

        give(waiting.colleague(), "5.01").then().body("state", equalTo("ASKED"));
        give(waiting.colleague(), "5.00").then().body("state", equalTo("GIVEN"));
    }

    @Test
    void whatIsLongAgoDoesNot() {
        give(agent, "20.00");
        Database.change(
                "update voucher set asked_at = now() - interval '91 days' where thread_id = ?",
                UUID.fromString(waiting.thread()));

        give(agent, "20.00").then().body("state", equalTo("GIVEN"));
    }

    @Test
    void twoWhoGiveAtOnceDoNotGiveTwiceTheLimit() {
        List<String> states = Race.of(
                6, i -> give(i % 2 == 0 ? agent : waiting.colleague(), "20.00").path("state"));

        assertThat(states).containsOnlyOnce("GIVEN").hasSize(6);
    }

    @Test
    void twoWhoDecideAtOnceDecideOnce() {
        give(agent, "50.00");
        String id = waitsForDecision();

        List<Integer> answers = Race.of(
                4,
                i -> decide(i % 2 == 0 ? supervisor : admin, id, i < 2 ? "approve" : "refuse")
                        .statusCode());

        assertThat(answers).containsOnlyOnce(200).containsOnly(200, 409);
    }

    @ParameterizedTest
    @CsvSource({"499.99,20.01,ASKED", "500,30.00,GIVEN", "500,30.01,ASKED", "2000,50.00,GIVEN"})
    void goodCustomersAreGivenMore(String worth, String amount, String state) {
        admin.call()
                .body(Map.of("lifetimeValue", Map.of("amount", worth, "currency", "USD")))
                .patch("/api/v1/customers/" + customer())
                .then()
                .statusCode(200);

        give(agent, amount).then().body("state", equalTo(state));
    }

    @Test
    void nobodyApprovesWhatTheyHaveAskedForThemselves() {
        give(supervisor, "150.00").then().body("state", equalTo("ASKED"));
        String id = waitsForDecision();

        Refusal.of(decide(supervisor, id, "approve"), 409, "above-limit");
        decide(admin, id, "approve").then().statusCode(200);
    }

    @Test
    void noSupervisorGivesMoreThanTheyMay() {
        give(agent, "100.01");

        Refusal.of(decide(supervisor, waitsForDecision(), "approve"), 409, "above-limit");
    }

    @Test
    void anAdminHasNoLimit() {
        give(admin, "5000.00").then().body("state", equalTo("GIVEN"));
    }

    @Test
    void aBrandSaysHowMuchAndInWhat() {
        waiting.brand()
                .put(Map.of("policies", Map.of("latitude", Map.of("currency", "EUR", "agent", "0", "validDays", 7))));

        give(agent, "1.00").then().body("state", equalTo("ASKED")).body("amount.currency", equalTo("EUR"));
        JsonPath given = give(supervisor, "1.00").jsonPath();
        assertThat(Instant.parse(given.getString("expiresAt")))
                .isBetween(Instant.now().plus(Duration.ofDays(6)), Instant.now().plus(Duration.ofDays(7)));
    }

    @ParameterizedTest
    @CsvSource({"0", "0.001", "-5", "10000000", "abc"})
    void anAmountThatIsNoneIsRefused(String amount) {
        Refusal.of(give(agent, amount), 400, "bad-request");
    }

    @Test
    void agentsDoNotDecide() {
        give(agent, "50.00");
        String id = waitsForDecision();

        Refusal.of(decide(agent, id, "approve"), 403);
        Refusal.of(agent.call().get(vouchers()), 403);
    }

    @Test
    void anotherBrandsVoucherIsNotThere() {
        give(agent, "50.00");
        String id = waitsForDecision();
        var other = TestBrand.create();
        var stranger = new Agent("boss-2", Tokens.of("supervisor", other.key(), "boss-2"));

        Refusal.of(decide(stranger, id, "approve"), 404, "not-found");
        Refusal.of(
                stranger.call().post("/api/v1/brands/" + other.key() + "/vouchers/" + id + "/approve"),
                404,
                "not-found");
    }

    @Test
    void whatIsSaidTwiceIsGivenOnce() {
        String key = UUID.randomUUID().toString();
        Response first = agent.call()
                .header("Idempotency-Key", key)
                .body(gesture("10.00"))
                .post(goodwill());

        Response again = agent.call()
                .header("Idempotency-Key", key)
                .body(gesture("10.00"))
                .post(goodwill());

        assertThat(again.<String>path("id")).isEqualTo(first.path("id"));
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(Database.rows("select 1 from voucher where thread_id = ?", UUID.fromString(waiting.thread())))
                .hasSize(1);
    }

    @Test
    void theShopHearsOfTheCode() {
        double before = Metrics.sum("threadline_vouchers_total{state=\"given\"");
        String code = give(agent, "10.00").path("code");

        UUID customer = UUID.fromString(customer());
        await().atMost(PATIENCE)
                .until(() -> Topic.eventsOfKey(customer).stream().anyMatch(GoodwillTest::isGiven));
        JsonNode told = Topic.eventsOfKey(customer).stream()
                .filter(GoodwillTest::isGiven)
                .findFirst()
                .orElseThrow();
        assertThat(told.at("/data/code").asText()).isEqualTo(code);
        assertThat(told.at("/data/amount/amount").asText()).isEqualTo("10.00");
        assertThat(told.at("/data/reason").isMissingNode()).isTrue();
        assertThat(Metrics.sum("threadline_vouchers_total{state=\"given\"")).isGreaterThan(before);
    }

    @Test
    void whoIsErasedKeepsNoCodeAndWaitsForNothing() {
        give(agent, "10.00");
        give(agent, "50.00");
        String customer = customer();

        supervisor.call().delete("/api/v1/customers/" + customer).then().statusCode(204);

        assertThat(Database.rows(
                        "select state, code, reason, amount from voucher where customer_id = ? order by amount",
                        UUID.fromString(customer)))
                .allSatisfy(row -> assertThat(row).containsEntry("code", null).containsEntry("reason", null))
                .extracting(row -> row.get("state"))
                .containsExactly("GIVEN", "REFUSED");
    }

    @Test
    void theLedgerIsReadPageByPage() {
        for (int i = 0; i < 5; i++) {
            give(agent, "4.00");
        }

        JsonPath first = supervisor.call().get(vouchers() + "?limit=3").jsonPath();
        JsonPath second = supervisor
                .call()
                .queryParam("cursor", first.getString("nextCursor"))
                .get(vouchers() + "?limit=3")
                .jsonPath();

        assertThat(first.getList("items.id")).hasSize(3);
        assertThat(second.getList("items.id")).hasSize(2).doesNotContainAnyElementsOf(first.getList("items.id"));
        assertThat(second.<Object>get("nextCursor")).isNull();
        supervisor
                .call()
                .get(vouchers() + "?state=MAYBE")
                .then()
                .statusCode(400)
                .body("detail", containsString("ASKED, GIVEN, REFUSED"));
    }

    private static boolean isGiven(JsonNode event) {
        return event.get("type").asText().equals("voucher.given");
    }

    private Response give(Agent who, String amount) {
        return who.call().body(gesture(amount)).post(goodwill());
    }

    private static Map<String, Object> gesture(String amount) {
        return Map.of("amount", amount, "reason", "The parcel came a week late");
    }

    private Response decide(Agent who, String id, String what) {
        return who.call().post(vouchers() + "/" + id + "/" + what);
    }

    private String waitsForDecision() {
        return (String) asked().getFirst();
    }

    private List<Object> asked() {
        return supervisor.call().get(vouchers() + "?state=ASKED").jsonPath().getList("items.id");
    }

    private String goodwill() {
        return "/api/v1/threads/" + waiting.thread() + "/goodwill";
    }

    private String vouchers() {
        return "/api/v1/brands/" + waiting.brand().key() + "/vouchers";
    }

    private String customer() {
        return agent.call()
                .get("/api/v1/threads/" + waiting.thread())
                .jsonPath()
                .getString("customer.id");
    }

    private Agent as(String role, String id) {
        return new Agent(id, Tokens.of(role, waiting.brand().key(), id));
    }
}
