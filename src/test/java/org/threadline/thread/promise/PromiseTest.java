package org.threadline.thread.promise;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.threadline.harness.Agent;
import org.threadline.harness.Database;
import org.threadline.harness.Metrics;
import org.threadline.harness.TestBrand;
import org.threadline.local.LocalServersResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;

/** What acknowledgements say of the wait, and what is done when it has passed. */
@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class PromiseTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Map<String, Object> GOODWILL =
            Map.of("goodwill", Map.of("amount", "5.00", "currency", "USD", "monthlyBudget", "500.00"));
    private static final Duration A_MOMENT = Duration.ofSeconds(5);
    private static final Duration JUST_NOW = Duration.ofSeconds(1);
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    @Inject
    PromiseJob job;

    @Test
    void whoWritesHearsHowLongPeopleHaveLatelyTaken() {
        var brand = TestBrand.create();
        answeredLately(brand, Duration.ofMinutes(17));

        var promised = Promised.of(brand);

        assertThat(promised.phone().received().getFirst()).contains("A person will answer you in about 20 minutes.");
        assertThat(promised.promise().get("said")).isEqualTo("in about 20 minutes");
        assertThat(Duration.between(moment(promised, "made_at"), moment(promised, "due_at")))
                .isCloseTo(Duration.ofMinutes(20), A_MOMENT);
    }

    @Test
    void whoWritesWhileManyWaitHearsThatItTakesLonger() {
        var brand = TestBrand.create();
        answeredLately(brand, Duration.ofMinutes(17));
        Promised.of(brand);
        Promised.of(brand);
        // Other settings than those it was just measured with, so it is measured anew.
        promises(brand, Map.of("leastAnswers", 6));

        var promised = Promised.of(brand);

        assertThat(promised.phone().received().getFirst()).contains("A person will answer you within the hour.");
    }

    @Test
    void whileTooLittleIsKnownTheBrandsOwnWordCounts() {
        var brand = TestBrand.create(policies(Map.of("expectedReplyMinutes", 30)));

        var promised = Promised.of(brand);

        assertThat(promised.phone().received().getFirst()).contains("within about 30 minutes");
        assertThat(Duration.between(moment(promised, "made_at"), moment(promised, "due_at")))
                .isCloseTo(Duration.ofMinutes(30), A_MOMENT);
    }

    @Test
    void whenItPassesTheCustomerHearsOnceThatWeAreStillOnIt() {
        double before = Metrics.sum("threadline_promises_total{outcome=\"broken\"");
        var promised = Promised.customer();

        promised.passed(JUST_NOW);

        await().atMost(PATIENCE).until(() -> promised.phone().received().size() == 2);
        assertThat(promised.phone().received().getLast()).contains("it's Acme. We are still on it.");
        job.look();
        assertThat(promised.told()).hasSize(1);
        assertThat(promised.promise())
                .containsEntry("outcome", "BROKEN")
                .containsEntry("told_id", promised.told().getFirst().get("id"));
        assertThat(Metrics.sum("threadline_promises_total{outcome=\"broken\"")).isGreaterThan(before);
    }

    @Test
    void theThreadMovesUp() {
        var brand = TestBrand.create();
        var first = Promised.of(brand);
        var second = Promised.of(brand);

        second.passed(JUST_NOW).becomes("BROKEN");

        await().atMost(PATIENCE)
                .untilAsserted(() -> first.agent()
                        .call()
                        .queryParam("status", "OPEN")
                        .get("/api/v1/threads")
                        .then()
                        .body("items.id", contains(second.thread(), first.thread())));
    }

    @Test
    void whomAnAgentHasAnsweredInTimeHearsNothing() {
        var promised = Promised.customer();

        promised.answer();

        assertThat(promised.promise()).containsEntry("outcome", "KEPT").containsEntry("asks_at", null);
        promised.passed(JUST_NOW);
        job.look();
        assertThat(promised.told()).isEmpty();
    }

    @Test
    void anAnswerTakesBackWhatStillWaits() {
        var promised = Promised.customer();
        promised.brand().haltNumber();
        promised.passed(JUST_NOW).toldWith("QUEUED");

        promised.answer();

        resume(promised.brand());
        promised.toldWith("CANCELED");
        assertThat(decision(promised)).isEqualTo("no-longer-waiting");
        assertThat(promised.phone().received()).noneMatch(text -> text.contains("still on it"));
    }

    @Test
    void whatIsResolvedUnansweredInTimeWasNeitherKeptNorBroken() {
        var promised = Promised.customer();

        promised.agent()
                .call()
                .post("/api/v1/threads/" + promised.thread() + "/resolve")
                .then()
                .statusCode(200);

        promised.becomes("RELEASED");
        promised.passed(JUST_NOW);
        job.look();
        assertThat(promised.told()).isEmpty();
    }

    @Test
    void whoHasStoppedUsHearsNothing() {
        var promised = Promised.customer();

        promised.phone().text("STOP");

        promised.becomes("RELEASED");
        promised.passed(JUST_NOW);
        job.look();
        assertThat(promised.told()).isEmpty();
    }

    @Test
    void whatTheGateHasHeldBackPromisedNothing() {
        var promised = Promised.writing(TestBrand.create(policies(Map.of("countries", List.of("CA")))));
        await().atMost(PATIENCE)
                .until(() -> Database.textsTo(promised.phone()).stream()
                        .allMatch(text -> "CANCELED".equals(text.get("status"))));

        promised.passed(JUST_NOW);

        promised.becomes("RELEASED");
        assertThat(promised.told()).isEmpty();
    }

    @Test
    void whatHasPassedLongBeforeTheShopOpensIsSaidThen() {
        var promised = Promised.customer();
        var yesterday = LocalDate.now(NEW_YORK).minusDays(1);
        promised.brand()
                .put(Map.of(
                        "hours",
                        List.of(Map.of("day", yesterday.getDayOfWeek().name(), "opens", "09:00", "closes", "17:00"))));

        promised.passed(Duration.ofHours(1));

        promised.becomes("BROKEN");
        assertThat(promised.told()).isEmpty();
        assertThat(moment(promised, "asks_at"))
                .isEqualTo(yesterday.plusDays(7).atTime(9, 0).atZone(NEW_YORK).toInstant());
    }

    @Test
    void nobodyIsWokenByIt() {
        LocalTime now = LocalTime.now(NEW_YORK);
        var promised = Promised.of(TestBrand.create(policies(Map.of(
                "quietHours",
                Map.of(
                        "from", TIME.format(now.minusHours(1)),
                        "to", TIME.format(now.plusHours(2)))))));

        promised.passed(JUST_NOW);

        await().atMost(PATIENCE)
                .until(() -> promised.told().stream().anyMatch(text -> "quiet-hours".equals(text.get("decision"))));
        assertThat(promised.phone().received()).hasSize(1);
    }

    @Test
    void aBrandMayLeaveItUnsaid() {
        var brand = TestBrand.create();
        promises(brand, Map.of("stillOnIt", false));
        var promised = Promised.of(brand);

        promised.passed(JUST_NOW);

        promised.becomes("BROKEN");
        assertThat(promised.told()).isEmpty();
    }

    @Test
    void whatTheBrandOffersForItComesAlong() {
        var brand = TestBrand.create();
        promises(brand, GOODWILL);
        var promised = Promised.of(brand);

        promised.passed(JUST_NOW);

        await().atMost(PATIENCE).until(() -> promised.phone().received().size() == 2);
        Map<String, Object> voucher = voucher(promised);
        assertThat(voucher)
                .containsEntry("state", "GIVEN")
                .containsEntry("origin", "PROMISE")
                .containsEntry("thread_id", UUID.fromString(promised.thread()));
        assertThat(promised.phone().received().getLast())
                .isEqualTo(
                        "Hi, it's Acme. We're still on it and sorry it takes longer than we said. $5 off your next order: "
                                + voucher.get("code") + ". A person will answer you here.");
        assertThat(promised.agent()
                        .call()
                        .get("/api/v1/threads/" + promised.thread())
                        .jsonPath()
                        .getList("customer.vouchers.code"))
                .containsExactly(voucher.get("code"));
    }

    @Test
    void whatNobodyHasHeardOfIsVoid() {
        var brand = TestBrand.create();
        promises(brand, GOODWILL);
        var promised = Promised.of(brand);
        brand.haltNumber();
        promised.passed(JUST_NOW).toldWith("QUEUED");

        promised.answer();

        resume(brand);
        promised.toldWith("CANCELED");
        assertThat(voucher(promised)).containsEntry("state", "VOID");
    }

    @Test
    void whoeverIsOfferedItOnceIsNotOfferedItAgainSoon() {
        var brand = TestBrand.create();
        promises(brand, GOODWILL);
        var promised = Promised.of(brand);
        promised.passed(JUST_NOW).toldWith("DELIVERED");
        promised.answer();
        promised.agent()
                .call()
                .post("/api/v1/threads/" + promised.thread() + "/resolve")
                .then()
                .statusCode(200);
        promised.phone().text("It has not come.");
        await().atMost(PATIENCE).until(() -> promised.promise().get("outcome") == null);

        promised.passed(JUST_NOW);

        await().atMost(PATIENCE).until(() -> promised.told().size() == 2);
        assertThat(voucher(promised)).containsEntry("state", "WITHHELD").containsEntry("reason", "repeated-claims");
        assertThat(promised.told().getLast().get("body").toString()).doesNotContain("$5");
    }

    @Test
    void whatTheBudgetDoesNotPayForIsSaidWithoutIt() {
        var brand = TestBrand.create();
        promises(brand, Map.of("goodwill", Map.of("amount", "5.00", "currency", "USD", "monthlyBudget", "12.00")));
        var waiting = Stream.generate(() -> Promised.of(brand)).limit(4).toList();

        waiting.forEach(one -> one.passed(JUST_NOW));

        await().atMost(PATIENCE)
                .until(() -> waiting.stream().allMatch(one -> one.told().size() == 1));
        assertThat(waiting)
                .extracting(one -> voucher(one).get("state"))
                .containsExactlyInAnyOrder("GIVEN", "GIVEN", "WITHHELD", "WITHHELD");
    }

    private static Map<String, Object> voucher(Promised promised) {
        return Database.rows("""
                select v.* from voucher v join customer c on c.id = v.customer_id
                where c.brand = ? and c.phone = ? order by v.asked_at desc limit 1""", promised.brand().key(), promised.phone().number())
                .getFirst();
    }

    @Test
    void whoComesBackIsPromisedAnew() {
        var promised = Promised.customer();
        promised.passed(JUST_NOW).toldWith("DELIVERED");
        promised.answer();
        promised.agent()
                .call()
                .post("/api/v1/threads/" + promised.thread() + "/resolve")
                .then()
                .statusCode(200);

        promised.phone().text("It has not come.");

        await().atMost(PATIENCE).until(() -> promised.promise().get("outcome") == null);
        promised.passed(JUST_NOW);
        await().atMost(PATIENCE).until(() -> promised.told().size() == 2);
    }

    @Test
    void whoeverAnswersSeesWhatTheCustomerWasTold() {
        var promised = Promised.customer();
        promised.passed(JUST_NOW).toldWith("DELIVERED");

        JsonPath context = promised.agent()
                .call()
                .get("/api/v1/customers/" + promised.promise().get("customer_id") + "/context")
                .jsonPath();

        assertThat(context.getMap("promises[0]"))
                .containsEntry("threadId", promised.thread())
                .containsEntry("said", "within about 15 minutes")
                .containsEntry("outcome", "BROKEN")
                .containsEntry(
                        "stillOnItId", promised.told().getFirst().get("id").toString());
    }

    @Test
    void whoIsErasedWaitsForNothing() {
        var promised = Promised.customer();

        Agent.admin()
                .call()
                .delete("/api/v1/customers/" + promised.promise().get("customer_id"))
                .then()
                .statusCode(204);

        assertThat(Database.rows(
                        "select ended_at, asks_at from promise where thread_id = ?",
                        UUID.fromString(promised.thread())))
                .allSatisfy(row -> assertThat(row)
                        .containsEntry("asks_at", null)
                        .satisfies(it -> assertThat(it.get("ended_at")).isNotNull()));
    }

    /** As if people of this brand had answered six days ago, with each wait as long. */
    private static void answeredLately(TestBrand brand, Duration took) {
        var helped = Promised.of(brand);
        helped.answer();
        Database.change("""
                insert into stopwatch (id, brand, customer_id, thread_id, measure, started_at, stopped_at, outcome, took_millis, day)
                select gen_random_uuid(), brand, customer_id, id, 'FIRST_RESPONSE', now() - interval '6 days',
                  now() - interval '6 days', 'ANSWERED', ?, current_date - 6
                from support_thread, generate_series(1, 20) where id = ?""", took.toMillis(), UUID.fromString(helped.thread()));
        promises(brand, Map.of("leastAnswers", 5));
    }

    private static void promises(TestBrand brand, Map<String, Object> promises) {
        brand.put(policies(Map.of("promises", promises)));
    }

    private static Map<String, Object> policies(Map<String, Object> policies) {
        return new HashMap<>(Map.of("policies", policies));
    }

    private static void resume(TestBrand brand) {
        Agent.admin()
                .call()
                .post("/api/v1/brands/" + brand.key() + "/senders/" + brand.number() + "/resume")
                .then()
                .statusCode(org.hamcrest.Matchers.lessThan(300));
    }

    private static Object decision(Promised promised) {
        return promised.told().getFirst().get("decision");
    }

    private static Instant moment(Promised promised, String column) {
        return ((java.sql.Timestamp) promised.promise().get(column)).toInstant();
    }
}
