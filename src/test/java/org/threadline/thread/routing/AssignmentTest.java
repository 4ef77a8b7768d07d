package org.threadline.thread.routing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.threadline.harness.Agent;
import org.threadline.harness.Crew;
import org.threadline.harness.Database;
import org.threadline.harness.Metrics;
import org.threadline.harness.Phone;
import org.threadline.harness.Race;
import org.threadline.harness.Stream;
import org.threadline.harness.TestBrand;
import org.threadline.local.LocalServersResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class AssignmentTest {

    private static final Map<String, Object> RETURNING =
            Map.of("policies", Map.of("routing", Map.of("assignment", "LONGEST_IDLE", "returnUnansweredAfter", 30)));

    private static final String ASSIGNED = "threadline_routing_threads_total{what=\"assigned\"";

    @Inject
    Assignments assignments;

    @Inject
    Returns returns;

    @Test
    void whereABrandHasChosenNothingAgentsTakeThreadsThemselves() {
        var brand = TestBrand.create();
        Crew.of(brand, "All").there("agent-1", 5);
        String thread = write(brand);

        assertThat(assignments.assign(brand.key())).isZero();
        assertThat(holder(brand, thread)).isNull();
    }

    @Test
    void whatBeginsToWaitIsGivenToSomebodyWhoIsThere() {
        var brand = TestBrand.create(Crew.LONGEST_IDLE);
        Crew.of(brand, "All").with("agent-1", 5).there("agent-2", 5);

        String thread = write(brand);

        await().until(() -> "agent-2".equals(holder(brand, thread)));
    }

    @Test
    void whoComesIsGivenWhatWaits() {
        var brand = TestBrand.create(Crew.LONGEST_IDLE);
        String thread = write(brand);

        Crew.of(brand, "All").there("agent-1", 5);

        await().until(() -> "agent-1".equals(holder(brand, thread)));
    }

    @Test
    void whoBecomesFreeIsGivenTheNext() {
        var brand = TestBrand.create(Crew.LONGEST_IDLE);
        Crew.of(brand, "All").there("agent-1", 1);
        String first = write(brand);
        await().until(() -> holder(brand, first) != null);
        String second = write(brand);

        brand.agent("agent-1").reply(first, "It comes tomorrow.").then().statusCode(202);

        await().until(() -> "agent-1".equals(holder(brand, second)));
    }

    @Test
    void whoHasBeenIdleLongestIsFirst() {
        var brand = TestBrand.create();
        Crew.of(brand, "All").there("agent-2", 5).there("agent-1", 5).there("agent-3", 5);
        List<String> threads = List.of(write(brand), write(brand), write(brand), write(brand));

        assign(brand);

        assertThat(threads)
                .extracting(thread -> holder(brand, thread))
                .containsExactly("agent-2", "agent-1", "agent-3", "agent-2");
    }

    @Test
    void whoHasJustResolvedSomethingIsNotIdleLongest() {
        var brand = TestBrand.create();
        Crew.of(brand, "All").there("agent-1", 5).there("agent-2", 5);
        brand.agent("agent-1").call().post("/api/v1/threads/" + write(brand) + "/resolve");
        String thread = write(brand);

        assign(brand);

        assertThat(holder(brand, thread)).isEqualTo("agent-2");
    }

    @Test
    void nobodyIsGivenMoreThanTheyTakeWhateverTheyTookThemselves() {
        var brand = TestBrand.create();
        Crew.of(brand, "All").there("agent-1", 3);
        brand.agent("agent-1").claim(write(brand));
        List<String> threads = List.of(write(brand), write(brand), write(brand));

        assign(brand);

        assertThat(threads).extracting(thread -> holder(brand, thread)).containsExactly("agent-1", "agent-1", null);
    }

    @Test
    void whatWasAnsweredNoLongerCounts() {
        var brand = TestBrand.create();
        Crew.of(brand, "All").there("agent-1", 1);
        String answered = write(brand);
        brand.agent("agent-1").claim(answered);
        brand.agent("agent-1").reply(answered, "Tomorrow");
        String thread = write(brand);

        assign(brand);

        assertThat(holder(brand, thread)).isEqualTo("agent-1");
    }

    @Test
    void whoIsAwayOrInNoTeamIsGivenNothing() {
        var brand = TestBrand.create();
        Crew.of(brand, "All").there("gone", 5).there("asleep", 5).with("never-there", 5);
        Crew.say(brand, "gone", "AWAY");
        Crew.say(brand, "no-member", "AVAILABLE");
        Database.change(
                "update agent_availability set available_until = now() where brand = ? and agent = 'asleep'",
                brand.key());
        String thread = write(brand);

        assign(brand);

        assertThat(holder(brand, thread)).isNull();
    }

    @Test
    void anotherBrandsAgentsAreGivenNothing() {
        var theirs = TestBrand.create(Crew.LONGEST_IDLE);
        Crew.of(theirs, "All").there("agent-1", 5);
        var brand = TestBrand.create();
        String thread = write(brand);

        assign(brand);
        assignments.assign(theirs.key());

        assertThat(holder(brand, thread)).isNull();
    }

    @Test
    void whatIsForATeamIsGivenToItsMembers() {
        var brand = TestBrand.create();
        Crew.of(brand, "All").there("agent-1", 5);
        var returns = Crew.of(brand, "Returns").there("agent-2", 5);
        String forAll = write(brand);
        String forTeam = write(brand);
        brand.agent("agent-9")
                .call()
                .body(Map.of("team", returns.team()))
                .post("/api/v1/threads/" + forTeam + "/transfer")
                .then()
                .statusCode(200);
        String another = write(brand);

        assign(brand);

        assertThat(holder(brand, forTeam)).isEqualTo("agent-2");
        assertThat(holder(brand, forAll)).isEqualTo("agent-1");
        assertThat(holder(brand, another)).isEqualTo("agent-1");
    }

    @Test
    void aTeamWithoutAnybodyKeepsNobodyElseWaiting() {
        var brand = TestBrand.create();
        Crew.of(brand, "All").there("agent-1", 1);
        var empty = Crew.of(brand, "Returns").with("agent-2", 5);
        String forTeam = write(brand);
        brand.agent("agent-9")
                .call()
                .body(Map.of("team", empty.team()))
                .post("/api/v1/threads/" + forTeam + "/transfer");
        String forAll = write(brand);

        assign(brand);

        assertThat(holder(brand, forTeam)).isNull();
        assertThat(holder(brand, forAll)).isEqualTo("agent-1");
    }

    @Test
    void whoGivesAThreadBackIsNotGivenItAgain() {
        var brand = TestBrand.create();
        Crew.of(brand, "All").there("agent-1", 5);
        String thread = write(brand);
        brand.agent("agent-1").claim(thread);
        brand.agent("agent-1").call().post("/api/v1/threads/" + thread + "/release");

        assign(brand);
        assertThat(holder(brand, thread)).isNull();
        Crew.of(brand, "More").there("agent-2", 5);

        await().until(() -> "agent-2".equals(holder(brand, thread)));
    }

    @Test
    void whoHasPriorityIsGivenFirst() {
        var brand = TestBrand.create();
        Crew.of(brand, "All").there("agent-1", 1);
        String first = write(brand);
        String urgent = write(brand);
        brand.agent("agent-9").call().body(Map.of("priority", "HIGH")).put("/api/v1/threads/" + urgent + "/priority");

        assign(brand);

        assertThat(holder(brand, urgent)).isEqualTo("agent-1");
        assertThat(holder(brand, first)).isNull();
    }

    @Test
    void thatTheMachineDidItIsWrittenDownAndHeard() {
        var brand = TestBrand.create();
        Crew.of(brand, "All").there("agent-1", 5);
        String thread = write(brand);
        double before = Metrics.sum(ASSIGNED);
        try (var stream = Stream.of(brand.agent("agent-9"))) {
            await().until(() -> !stream.told().isEmpty());

            assign(brand);

            await().atMost(Duration.ofSeconds(30))
                    .until(() -> stream.named("thread.claimed").size() == 1);
            var told = stream.named("thread.claimed").getFirst().json().get("data");
            assertThat(told.get("threadId").asText()).isEqualTo(thread);
            assertThat(told.get("assignee").asText()).isEqualTo("agent-1");
            assertThat(told.get("assigned").asBoolean()).isTrue();
        }

        assertThat(history(brand, thread))
                .singleElement()
                .satisfies(act -> assertThat(act)
                        .containsEntry("what", "ASSIGNED")
                        .containsEntry("by", null)
                        .containsEntry("outcome", "agent-1"));
        assertThat(audit(brand, thread))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .containsEntry("actor", "threadline")
                        .containsEntry("action", "assignThread")
                        .containsEntry("details", Map.of("assignee", "agent-1")));
        await().until(() -> Metrics.sum(ASSIGNED) > before);
    }

    @Test
    void threadsThatNobodyHasAreMeasured() {
        var brand = TestBrand.create(Crew.LONGEST_IDLE);

        write(brand);

        await().atMost(Duration.ofSeconds(60))
                .until(() -> Metrics.sum("threadline_routing_unassigned") == unassigned() && unassigned() > 0);
    }

    @Test
    void whoGoesAwayKeepsTheirThreads() {
        var brand = TestBrand.create();
        String thread = heldByWhoIsAway(brand, "2 hours");

        assertThat(returns.takeBack(brand.key())).isZero();
        assertThat(holder(brand, thread)).isEqualTo("agent-1");
    }

    @Test
    void unlessTheBrandWantsWhatIsUnansweredBack() {
        var brand = TestBrand.create(RETURNING);
        String thread = heldByWhoIsAway(brand, "31 minutes");

        returns.takeBack(brand.key());

        await().until(() -> holder(brand, thread) == null);
        assertThat(history(brand, thread))
                .last()
                .satisfies(act -> assertThat(act)
                        .containsEntry("what", "RETURNED")
                        .containsEntry("by", null)
                        .containsEntry("holder", "agent-1"));
        Crew.of(brand, "More").there("agent-2", 5);
        await().until(() -> "agent-2".equals(holder(brand, thread)));
    }

    @Test
    void whatHasNotWaitedForSoLongIsKept() {
        var brand = TestBrand.create(RETURNING);
        String thread = heldByWhoIsAway(brand, "29 minutes");

        assertThat(returns.takeBack(brand.key())).isZero();
        assertThat(holder(brand, thread)).isEqualTo("agent-1");
    }

    @Test
    void membersAreShownWithWhatTheyHaveInHand() {
        var brand = TestBrand.create();
        Crew.of(brand, "All").there("agent-1", 3).with("agent-2", 5);
        brand.agent("agent-1").claim(write(brand));

        List<Map<String, Object>> agents = Crew.agents(brand);

        assertThat(agents).extracting(agent -> agent.get("agent")).containsExactly("agent-1", "agent-2");
        assertThat(agents.getFirst()).containsEntry("open", 1).containsEntry("capacity", 3);
        assertThat(agents.getFirst().get("availability").toString()).contains("AVAILABLE");
        assertThat(agents.getLast()).containsEntry("open", 0).containsEntry("idleSince", null);
    }

    @RepeatedTest(5)
    void manyWhoAssignAtOnceGiveNobodyTooMuchAndNothingTwice() {
        var brand = TestBrand.create();
        Crew.of(brand, "All").there("agent-1", 2).there("agent-2", 1).there("agent-3", 3);
        var threads = new ArrayList<String>();
        for (int i = 0; i < 12; i++) {
            threads.add(write(brand));
        }
        assignFromNowOn(brand);

        List<Integer> given = Race.of(6, i -> assignments.assign(brand.key()) + assignments.assign(brand.key()));

        // The job of the application itself may have been one of those who did it.
        await().until(() -> held(brand).values().stream().mapToLong(n -> n).sum() == 6);
        assertThat(held(brand)).isEqualTo(Map.of("agent-1", 2L, "agent-2", 1L, "agent-3", 3L));
        assertThat(given.stream().mapToInt(n -> n).sum()).isLessThanOrEqualTo(6);
        assertThat(threads)
                .allSatisfy(thread -> assertThat(history(brand, thread)).hasSizeLessThanOrEqualTo(1));
    }

    @RepeatedTest(3)
    void whatAgentsTakeWhileItIsBeingGivenHasOneHolder() {
        var brand = TestBrand.create();
        Crew.of(brand, "All").there("agent-1", 5).there("agent-2", 5);
        List<String> threads = List.of(write(brand), write(brand), write(brand), write(brand));
        assignFromNowOn(brand);

        List<Integer> answers = Race.of(8, i -> {
            if (i % 2 == 0) {
                return assignments.assign(brand.key());
            }
            return brand.agent("taker").claim(threads.get(i / 2)).statusCode();
        });

        await().until(() -> threads.stream().allMatch(thread -> holder(brand, thread) != null));
        assertThat(answers).allSatisfy(answer -> assertThat(answer).isIn(0, 1, 2, 3, 4, 200, 409));
        assertThat(threads)
                .allSatisfy(thread -> assertThat(history(brand, thread))
                        .singleElement()
                        .satisfies(act -> assertThat(act.get("outcome")).isEqualTo(holder(brand, thread))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"assignment\":\"RANDOM\"}",
                "{\"returnUnansweredAfter\":0}",
                "{\"headStart\":{\"promisePassed\":-1}}",
                "{\"headStart\":{\"tiers\":{\"gold\":1441}}}",
                "{\"headStart\":{\"lifetimeValue\":[{\"from\":\"-1\",\"minutes\":5}]}}",
                "{\"headStart\":{\"lifetimeValue\":[{\"minutes\":5}]}}",
            })
    void aWayOfRoutingThatThereIsNotIsRefused(String routing) {
        var brand = TestBrand.create();
        String body = """
                {"name":"Acme","timeZone":"UTC","senders":[{"number":"%s"}],"policies":{"routing":%s}}""".formatted(brand.number(), routing);

        Agent.admin()
                .call()
                .body(body)
                .put("/api/v1/brands/" + brand.key())
                .then()
                .statusCode(400);
    }

    private static int unassigned() {
        return Database.rows("""
                        select t.id from brand b join support_thread t on t.brand = b.key
                        where b.policies -> 'routing' ->> 'assignment' = 'LONGEST_IDLE'
                          and t.assignee is null and t.status = 'OPEN'""").size();
    }

    /** The threads that have begun are given now: by us, and by whoever else looks. */
    private void assign(TestBrand brand) {
        assignFromNowOn(brand);
        assignments.assign(brand.key());
        // Another turn of the same brand may be under way, and we have passed.
        await().until(() -> Database.rows("select key from brand where key = ? for update skip locked", brand.key())
                        .size()
                == 1);
    }

    private static void assignFromNowOn(TestBrand brand) {
        Database.change(
                "update brand set policies = jsonb_set(policies, '{routing,assignment}', '\"LONGEST_IDLE\"') where key = ?",
                brand.key());
    }

    private static String heldByWhoIsAway(TestBrand brand, String since) {
        Crew.of(brand, "All").with("agent-1", 5);
        String thread = write(brand);
        brand.agent("agent-1").claim(thread);
        Crew.say(brand, "agent-1", "AWAY");
        Database.change(
                "update agent_availability set available_until = now() - cast(? as interval) where brand = ?",
                since,
                brand.key());
        Database.change(
                "update support_thread set waiting_since = now() - cast(? as interval) where id = ?",
                since,
                UUID.fromString(thread));
        return thread;
    }

    /** A new customer writes; the thread that comes of it. */
    private static String write(TestBrand brand) {
        Phone phone = brand.newPhone();
        phone.text("Hello");
        return brand.agent("agent-9").threadOf(phone);
    }

    private static String holder(TestBrand brand, String thread) {
        return brand.agent("agent-9").call().get("/api/v1/threads/" + thread).path("assignee");
    }

    private static Map<String, Long> held(TestBrand brand) {
        return Database.rows(
                        "select assignee, count(*) as n from support_thread where brand = ? and assignee is not null group by assignee",
                        brand.key())
                .stream()
                .collect(toMap(row -> (String) row.get("assignee"), row -> (Long) row.get("n")));
    }

    private static List<Map<String, Object>> history(TestBrand brand, String thread) {
        return Crew.supervisor(brand)
                .call()
                .get("/api/v1/threads/" + thread + "/history")
                .jsonPath()
                .getList("items");
    }

    private static List<Map<String, Object>> audit(TestBrand brand, String thread) {
        return Crew.supervisor(brand)
                .call()
                .queryParam("brand", brand.key())
                .queryParam("subject", thread)
                .get("/api/v1/audit")
                .jsonPath()
                .getList("items");
    }
}
