package org.threadline.thread;

import java.util.ArrayList;
import java.util.HashMap;
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
import org.threadline.harness.Shop;
import org.threadline.harness.TestBrand;
import org.threadline.local.LocalServersResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

/** Who goes before whom: by waiting time, worth and promise together, and by an agent's word before all of it. */
@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class RankTest {

    private static final Map<String, Object> GOLD = Map.of(
            "policies",
            Map.of("routing", Map.of("headStart", Map.of("tiers", Map.of("Gold", 10), "promisePassed", 20))));

    private TestBrand brand;
    private Agent agent;

    @BeforeEach
    void aBrandThatKnowsGold() {
        brand = TestBrand.create(GOLD);
        agent = brand.agent("agent-1");
    }

    @Test
    void whoIsWorthMoreGoesBeforeWhoWaitsALittleLonger() {
        String first = write(brand.newPhone());
        Phone valued = brand.newPhone();
        String second = write(valued);

        Shop.publish(valued, "order.placed", order(valued, "2500.00"));

        await().untilAsserted(() -> assertThat(inbox()).containsExactly(second, first));
        look(second).body("rank.ahead.reason", contains("LIFETIME_VALUE")).body("rank.ahead.minutes", contains(10));
    }

    @Test
    void butNotBeforeWhoWaitsMuchLonger() {
        String first = write(brand.newPhone());
        waitsSince(first, "11 minutes");
        Phone valued = brand.newPhone();
        String second = write(valued);

        Shop.publish(valued, "order.placed", order(valued, "2500.00"));

        await().untilAsserted(() -> look(second).body("rank.ahead.minutes", contains(10)));
        assertThat(inbox()).containsExactly(first, second);
    }

    @Test
    void aTierIsWorthWhatTheBrandSays() {
        String first = write(brand.newPhone());
        String second = write(brand.newPhone());

        agent.call()
                .body(Map.of("tier", "gold"))
                .patch("/api/v1/customers/" + customer(second))
                .then()
                .statusCode(200);

        await().untilAsserted(() -> assertThat(inbox()).containsExactly(second, first));
        look(second).body("rank.ahead.reason", contains("TIER"));
    }

    @Test
    void whatWasLearntBeforeTheyWroteCountsAtOnce() {
        String first = write(brand.newPhone());
        Phone valued = brand.newPhone();
        Shop.publish(valued, "order.placed", order(valued, "600.00"));
        await().until(() -> !Database.rows(
                        "select 1 from customer where phone = ? and lifetime_value_amount > 0", valued.number())
                .isEmpty());

        String second = write(valued);

        assertThat(inbox()).containsExactly(second, first);
        look(second).body("rank.ahead.minutes", contains(5));
    }

    @Test
    void aPromiseThatPassesUnansweredMovesTheThreadUp() {
        String first = write(brand.newPhone());
        String second = write(brand.newPhone());
        waitsSince(first, "5 minutes");

        promised(second);

        await().untilAsserted(() -> assertThat(inbox()).containsExactly(second, first));
        look(second)
                .body("rank.ahead.reason", contains("PROMISE_PASSED"))
                .body("rank.ahead.minutes", contains(20))
                .body("rank.promisedAt", nullValue());
    }

    @Test
    void anAnswerKeepsThePromise() {
        String thread = write(brand.newPhone());
        promised(thread);
        await().untilAsserted(() -> look(thread).body("rank.ahead", hasSize(1)));

        agent.reply(thread, "It comes tomorrow.");

        look(thread).body("rank", nullValue());
        assertThat(Database.rows(
                        "select ahead_by_promise, promised_at from support_thread where id = ?",
                        UUID.fromString(thread)))
                .singleElement()
                .isEqualTo(nothingPromised());
    }

    @Test
    void untilItPassesAPromiseIsShown() {
        String thread = write(brand.newPhone());

        look(thread)
                .body("rank.promisedAt", notNullValue())
                .body("rank.ahead", empty())
                .body("rank.asSince", equalTo(look(thread).extract().path("waitingSince")));
    }

    @Test
    void anAgentsWordStandsBeforeEverythingElse() {
        String longest = write(brand.newPhone());
        waitsSince(longest, "300 days");
        promised(longest);
        String low = write(brand.newPhone());
        waitsSince(low, "400 days");
        String high = write(brand.newPhone());
        String normal = write(brand.newPhone());

        prioritise(high, "HIGH");
        prioritise(low, "LOW");

        assertThat(inbox()).containsExactly(high, longest, normal, low);
        prioritise(high, "NORMAL");
        prioritise(low, "NORMAL");
        assertThat(inbox()).containsExactly(low, longest, high, normal);
    }

    @Test
    void whatIsUrgentStaysSoWhenTheCustomerWritesAgain() {
        String first = write(brand.newPhone());
        Phone phone = brand.newPhone();
        String urgent = write(phone);
        prioritise(urgent, "HIGH");
        agent.reply(urgent, "One moment");

        phone.text("Still here");

        assertThat(inbox()).containsExactly(urgent, first);
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3"})
    void pagesShowEveryThreadOnceInThisOrder(int limit) {
        var threads = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            threads.add(write(brand.newPhone()));
        }
        prioritise(threads.get(3), "HIGH");
        prioritise(threads.get(1), "LOW");
        promised(threads.get(4));
        await().untilAsserted(() -> look(threads.get(4)).body("rank.ahead.minutes", contains(20)));

        assertThat(walk(limit))
                .containsExactly(threads.get(3), threads.get(4), threads.get(0), threads.get(2), threads.get(1));
    }

    private static Map<String, Object> nothingPromised() {
        var nothing = new HashMap<String, Object>();
        nothing.put("ahead_by_promise", 0);
        nothing.put("promised_at", null);
        return nothing;
    }

    private static Map<String, Object> order(Phone phone, String lifetimeValue) {
        return Map.of(
                "orderId",
                "o-" + UUID.randomUUID(),
                "total",
                Map.of("amount", "12.50", "currency", "USD"),
                "items",
                List.of(Map.of("name", "Mug", "quantity", 1)),
                "customer",
                Map.of("phone", phone.number(), "lifetimeValue", Map.of("amount", lifetimeValue, "currency", "USD")));
    }

    private void prioritise(String thread, String priority) {
        agent.call()
                .body(Map.of("priority", priority))
                .put("/api/v1/threads/" + thread + "/priority")
                .then()
                .statusCode(200);
    }

    private static void waitsSince(String thread, String ago) {
        Database.change(
                "update support_thread set waiting_since = waiting_since - cast(? as interval), sort_at = sort_at - cast(? as interval) where id = ?",
                ago,
                ago,
                UUID.fromString(thread));
    }

    /** The customer was told that somebody would have answered by now. */
    private static void promised(String thread) {
        Database.change("update support_thread set promised_at = now() where id = ?", UUID.fromString(thread));
    }

    private String customer(String thread) {
        return look(thread).extract().path("customer.id");
    }

    private ValidatableResponse look(String thread) {
        return agent.call().get("/api/v1/threads/" + thread).then().statusCode(200);
    }

    private List<String> inbox() {
        return agent.call().queryParam("status", "OPEN").get("/api/v1/threads").path("items.id");
    }

    private List<String> walk(int limit) {
        var ids = new ArrayList<String>();
        String cursor = "";
        do {
            var page = agent.call()
                    .queryParam("limit", limit)
                    .queryParam("cursor", cursor)
                    .get("/api/v1/threads");
            ids.addAll(page.path("items.id"));
            cursor = page.path("nextCursor");
        } while (cursor != null);
        return ids;
    }

    /** A customer writes; the thread that comes of it. */
    private String write(Phone phone) {
        phone.text("Hello");
        return agent.threadOf(phone);
    }
}
