package org.threadline.outbound.surge;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.threadline.harness.Agent;
import org.threadline.harness.Database;
import org.threadline.harness.Metrics;
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

/** Many numbers of one block that nobody knows, all at once. All phones of these tests begin alike. */
@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class SurgeTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final int MOST = 1000;
    private static final String PREFIX = "+120255";
    private static final String REASON = "unusual-prefix:" + PREFIX;

    private TestBrand brand;
    private Agent agent;
    private Agent supervisor;
    private String path;

    @BeforeEach
    void aBrand() {
        brand = TestBrand.create();
        agent = brand.agent("agent-1");
        supervisor = new Agent("supervisor-1", Tokens.of("supervisor", brand.key(), "supervisor-1"));
        path = "/api/v1/brands/" + brand.key() + "/surges";
    }

    @Test
    void whoComesWithTooManyOthersWaitsAndTheDecisionSaysWhy() {
        strangers(MOST, "1 minute");
        Phone phone = brand.newPhone();

        ship(phone);

        JsonPath decision = awaitReason(phone, REASON);
        assertThat(decision.getString("verdict")).isEqualTo("HELD");
        assertThat(decision.getString("explanation")).contains("unknown");
        assertThat(Instant.parse(decision.getString("holdUntil")))
                .isAfter(Instant.now().plus(Duration.ofHours(23)));
        assertThat(phone.received()).isEmpty();
    }

    @Test
    void anAcknowledgementWaitsToo() {
        strangers(MOST, "1 minute");
        Phone phone = brand.newPhone();

        phone.text("Hello?");

        awaitReason(phone, REASON);
        assertThat(phone.received()).isEmpty();
    }

    @Test
    void asManyAsAreUsualAreTexted() {
        strangers(MOST - 1, "1 minute");
        Phone phone = brand.newPhone();

        ship(phone);

        awaitReceived(phone, 1);
    }

    @Test
    void whoHasComeEarlierIsNotCounted() {
        strangers(MOST, "2 hours");
        Phone phone = brand.newPhone();

        ship(phone);

        awaitReceived(phone, 1);
    }

    @Test
    void whereABrandHasManyCustomersNothingIsUnusual() {
        strangers(MOST + 1, "8 days");
        strangers(MOST, "1 minute");
        Phone phone = brand.newPhone();

        ship(phone);

        awaitReceived(phone, 1);
    }

    @Test
    void otherNumbersAndCustomersOfOldGoOn() {
        surge();
        Phone elsewhere = new Phone("+1415" + brand.newPhone().number().substring(5), brand);
        Phone known = brand.newPhone();
        known.text("Hello?");
        Database.change(
                "update customer set created_at = now() - interval '8 days' where brand = ? and phone = ?",
                brand.key(),
                known.number());

        ship(elsewhere);
        ship(known);

        awaitReceived(elsewhere, 1);
        awaitReceived(known, 1);
    }

    @Test
    void peopleGoOnWriting() {
        Phone phone = surge();

        agent.call()
                .body(Map.of("brand", brand.key(), "to", phone.number(), "body", "Hi Ada"))
                .post("/api/v1/messages")
                .then()
                .statusCode(202);

        awaitReceived(phone, 1);
        assertThat(phone.received()).containsExactly("Hi Ada");
    }

    @Test
    void aSurgeIsShownAndCountedOnce() {
        double before = Metrics.sum("threadline_surges_total");
        Phone first = surge();
        Phone second = brand.newPhone();

        ship(second);

        awaitReason(second, REASON);
        List<Map<String, Object>> shown = supervisor.call().get(path).jsonPath().getList("items");
        assertThat(shown).singleElement().satisfies(surge -> {
            assertThat(surge.get("prefix")).isEqualTo(PREFIX);
            assertThat(surge.get("numbers")).isEqualTo(MOST + 2);
        });
        assertThat(Metrics.sum("threadline_surges_total")).isEqualTo(before + 1);
        assertThat(first.received()).isEmpty();
    }

    @Test
    void whatWaitsGoesOutWhenSomebodyLiftsItAndNobodyIsCountedTwice() {
        Phone waiting = surge();

        supervisor.call().delete(path + "/" + PREFIX).then().statusCode(204);

        awaitReceived(waiting, 1);
        Phone next = brand.newPhone();
        ship(next);
        awaitReceived(next, 1);
        assertThat(supervisor.call().get(path).jsonPath().<Object>getList("items"))
                .isEmpty();
    }

    @Test
    void afterItsEndOnlyItsOwnNumbersGoOnWaiting() {
        Phone waiting = surge();
        Database.change("update surge set until = now() where brand = ?", brand.key());
        Phone next = brand.newPhone();

        ship(next);
        ship(waiting);

        awaitReceived(next, 1);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Database.textsTo(waiting))
                        .hasSize(2)
                        .allSatisfy(text -> assertThat(text.get("decision")).isEqualTo(REASON)));
    }

    @Test
    void anotherBrandIsNotConcerned() {
        surge();
        Phone phone = TestBrand.create().newPhone();

        ship(phone);

        awaitReceived(phone, 1);
    }

    @Test
    void whatDoesNotSurgeCannotBeLifted() {
        Refusal.of(supervisor.call().delete(path + "/" + PREFIX), 404);
        Refusal.of(agent.call().get(path), 403);
    }

    /** Opens one; the phone whose text waits. */
    private Phone surge() {
        strangers(MOST, "1 minute");
        Phone phone = brand.newPhone();
        ship(phone);
        awaitReason(phone, REASON);
        return phone;
    }

    private void strangers(int count, String ago) {
        Database.change("""
                insert into customer (id, brand, phone, created_at, updated_at)
                select gen_random_uuid(), b.key, ? || (coalesce(c.n, 0) + i), now() - cast(? as interval), now()
                from brand b
                cross join lateral (select 70000 + count(*) as n from customer where brand = b.key) as c
                cross join generate_series(1, ?) as i
                where b.key = ?""", PREFIX, ago, count, brand.key());
    }

    private static void ship(Phone phone) {
        Shop.publish(phone, "order.shipped", Map.of("orderId", "A-" + UUID.randomUUID()));
    }

    private static void awaitReceived(Phone phone, int texts) {
        await().atMost(PATIENCE).until(() -> phone.received().size() == texts);
    }

    private JsonPath awaitReason(Phone phone, String reason) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(decision(phone).getString("reason")).isEqualTo(reason));
        return decision(phone);
    }

    private JsonPath decision(Phone phone) {
        var texts = Database.textsTo(phone);
        assertThat(texts).isNotEmpty();
        return agent(phone)
                .call()
                .get("/api/v1/messages/" + texts.getLast().get("id") + "/decision")
                .jsonPath();
    }

    private static Agent agent(Phone phone) {
        return phone.brand().agent("agent-1");
    }
}
