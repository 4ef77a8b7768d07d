package org.threadline.thread;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.threadline.harness.Agent;
import org.threadline.harness.Database;
import org.threadline.harness.Race;
import org.threadline.harness.Refusal;
import org.threadline.harness.Tokens;
import org.threadline.harness.Waiting;
import org.threadline.local.LocalServersResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class ThreadHandlingTest {

    private static final Map<String, Object> TOMORROW =
            Map.of("until", Instant.now().plus(1, ChronoUnit.DAYS).toString());

    @Inject
    SnoozeJob job;

    @Test
    void whoHoldsAThreadHandsItOn() {
        var waiting = Waiting.customer();
        waiting.agent().claim(waiting.thread());

        post(waiting.agent(), waiting, "transfer", Map.of("assignee", "agent-2"))
                .then()
                .statusCode(200)
                .header("ETag", notNullValue())
                .body("assignee", equalTo("agent-2"));
    }

    @Test
    void whatNobodyHoldsIsHandedToAColleague() {
        var waiting = Waiting.customer();

        post(waiting.agent(), waiting, "transfer", Map.of("assignee", "agent-2"))
                .then()
                .statusCode(200)
                .body("assignee", equalTo("agent-2"));
    }

    @ParameterizedTest
    @CsvSource({
        "POST, transfer, '{\"assignee\":\"agent-3\"}'",
        "POST, snooze, '{\"until\":\"TOMORROW\"}'",
        "PUT, tags, '[\"vip\"]'",
        "PUT, priority, '{\"priority\":\"HIGH\"}'",
    })
    void whatAColleagueHoldsIsLeftToThem(String method, String act, String body) {
        var waiting = Waiting.customer();
        waiting.agent().claim(waiting.thread());

        Response refused = waiting.colleague()
                .call()
                .body(body.replace("TOMORROW", TOMORROW.get("until").toString()))
                .request(method, path(waiting, act));

        Refusal.of(refused, 409, "held-by-somebody-else").body("thread.assignee", equalTo("agent-1"));
    }

    @ParameterizedTest
    @CsvSource({
        "POST, transfer, '{\"assignee\":\"agent-3\"}'",
        "POST, snooze, '{\"until\":\"TOMORROW\"}'",
        "PUT, tags, '[\"vip\"]'",
        "PUT, priority, '{\"priority\":\"HIGH\"}'",
        "POST, notes, '{\"body\":\"Seen\"}'",
    })
    void whoHasReadAnOlderVersionIsToldSo(String method, String act, String body) {
        var waiting = Waiting.customer();
        String stale = look(waiting).header("ETag");
        waiting.agent().claim(waiting.thread());

        Response refused = waiting.agent()
                .call()
                .header("If-Match", stale)
                .body(body.replace("TOMORROW", TOMORROW.get("until").toString()))
                .request(method, path(waiting, act));

        Refusal.of(refused, 412, "stale-version");
    }

    @ParameterizedTest
    @CsvSource({"transfer, '{\"assignee\":\"agent-2\"}'", "snooze, '{\"until\":\"TOMORROW\"}'"})
    void aResolvedThreadIsReopenedFirst(String act, String body) {
        var waiting = Waiting.customer();
        post(waiting.agent(), waiting, "resolve", Map.of());

        Response refused = waiting.agent()
                .call()
                .body(body.replace("TOMORROW", TOMORROW.get("until").toString()))
                .post(path(waiting, act));

        Refusal.of(refused, 409, "wrong-state");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"assignee\":\" \"}", "{\"assignee\":\"a\\u0000b\"}", "{\"assignee\":null}"})
    void aThreadIsHandedToSomebody(String body) {
        var waiting = Waiting.customer();

        Refusal.of(waiting.agent().call().body(body).post(path(waiting, "transfer")), 400);
    }

    @Test
    void ofTwoWhoHandOverAtOnceOneSucceeds() {
        var waiting = Waiting.customer();
        String seen = look(waiting).header("ETag");
        var agents = List.of(waiting.agent(), waiting.colleague());

        List<Response> answers = Race.of(
                2,
                i -> agents.get(i)
                        .call()
                        .header("If-Match", seen)
                        .body(Map.of("assignee", "taker-" + i))
                        .post(path(waiting, "transfer")));

        assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(200, 412);
    }

    @Test
    void aSupervisorTakesOverWhatSomebodyHoldsAndThatIsWrittenDown() {
        var waiting = Waiting.customer();
        waiting.agent().claim(waiting.thread());

        supervisor(waiting)
                .call()
                .queryParam("takeOver", true)
                .post(path(waiting, "claim"))
                .then()
                .statusCode(200)
                .body("assignee", equalTo("supervisor-1"));

        supervisor(waiting)
                .call()
                .get(path(waiting, "history"))
                .then()
                .statusCode(200)
                .body("items.what", contains("CLAIMED", "TAKEN_OVER"))
                .body("items[1].by", equalTo("supervisor-1"))
                .body("items[1].holder", equalTo("agent-1"));
    }

    @Test
    void aSupervisorWhoDoesNotSayThatTheyTakeOverDoesNot() {
        var waiting = Waiting.customer();
        waiting.agent().claim(waiting.thread());

        Refusal.of(supervisor(waiting).call().post(path(waiting, "claim")), 409, "held-by-somebody-else")
                .body("thread.assignee", equalTo("agent-1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"claim", "transfer"})
    void anAgentTakesOverFromNobody(String act) {
        var waiting = Waiting.customer();
        waiting.agent().claim(waiting.thread());

        Response refused = waiting.colleague()
                .call()
                .queryParam("takeOver", true)
                .body(Map.of("assignee", "agent-2"))
                .post(path(waiting, act));

        Refusal.of(refused, 403);
        look(waiting).then().body("assignee", equalTo("agent-1"));
    }

    @Test
    void theHistoryIsForThoseWhoAnswerForIt() {
        var waiting = Waiting.customer();

        Refusal.of(waiting.agent().call().get(path(waiting, "history")), 403);
    }

    @Test
    void aSnoozedThreadRestsUntilItsTime() {
        var waiting = Waiting.customer();

        post(waiting.agent(), waiting, "snooze", TOMORROW)
                .then()
                .statusCode(200)
                .body("status", equalTo("SNOOZED"))
                .body("snoozedUntil", notNullValue())
                .body("waitingSince", notNullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2001-01-01T00:00:00Z", "2999-01-01T00:00:00Z"})
    void nobodySnoozesIntoThePastNorForYears(String until) {
        var waiting = Waiting.customer();

        Refusal.of(post(waiting.agent(), waiting, "snooze", Map.of("until", until)), 400);
    }

    @Test
    void whenItsTimeHasComeItWakesOnceHoweverManyLook() {
        var waiting = Waiting.customer();
        post(waiting.agent(), waiting, "snooze", TOMORROW);
        Database.change(
                "update support_thread set snoozed_until = now() - interval '1 second' where id = ?",
                UUID.fromString(waiting.thread()));

        Race.of(6, i -> {
            job.wake();
            return i;
        });

        await().untilAsserted(() ->
                look(waiting).then().body("status", equalTo("OPEN")).body("snoozedUntil", nullValue()));
        assertThat(reopenings(waiting)).containsExactly("TIME");
    }

    @Test
    void itWakesByItselfSoonAfterItsTime() {
        var waiting = Waiting.customer();

        post(
                waiting.agent(),
                waiting,
                "snooze",
                Map.of("until", Instant.now().plusSeconds(1).toString()));

        await().untilAsserted(() -> look(waiting).then().body("status", equalTo("OPEN")));
    }

    @Test
    void aTextOfTheCustomerWakesIt() {
        var waiting = Waiting.customer();
        post(waiting.agent(), waiting, "snooze", TOMORROW);

        waiting.phone().text("Any news?");

        look(waiting).then().body("status", equalTo("OPEN")).body("snoozedUntil", nullValue());
        assertThat(reopenings(waiting)).containsExactly("CUSTOMER");
    }

    @Test
    void anAgentWakesItBeforeItsTime() {
        var waiting = Waiting.customer();
        post(waiting.agent(), waiting, "snooze", TOMORROW);

        post(waiting.agent(), waiting, "reopen", Map.of())
                .then()
                .statusCode(200)
                .body("status", equalTo("OPEN"));
    }

    @Test
    void anAnswerEndsASnooze() {
        var waiting = Waiting.customer();
        post(waiting.agent(), waiting, "snooze", TOMORROW);

        waiting.agent().reply(waiting.thread(), "It is on its way.");

        look(waiting).then().body("status", equalTo("PENDING")).body("snoozedUntil", nullValue());
    }

    @Test
    void tagsAreKeptInOneFormEachOnce() {
        var waiting = Waiting.customer();

        waiting.agent()
                .call()
                .body(List.of(" VIP", "vip ", "late  parcel", "Caf\u0065\u0301"))
                .put(path(waiting, "tags"))
                .then()
                .statusCode(200)
                .body("tags", contains("caf\u00e9", "late parcel", "vip"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[\"\"]",
                "[null]",
                "[\"a\\u0007b\"]",
                "[\"12345678901234567890123456789012345678901\"]",
                "{}",
                ""
            })
    void aTagThatIsNoneIsRefused(String body) {
        var waiting = Waiting.customer();

        Refusal.of(waiting.agent().call().body(body).put(path(waiting, "tags")), 400);
    }

    @Test
    void aThreadHasAtMostTwentyTags() {
        var waiting = Waiting.customer();
        List<String> tags = java.util.stream.IntStream.range(0, 21)
                .mapToObj(i -> "tag-" + i)
                .toList();

        Refusal.of(waiting.agent().call().body(tags).put(path(waiting, "tags")), 400);
    }

    @Test
    void aSupervisorFilesWhatSomebodyHolds() {
        var waiting = Waiting.customer();
        waiting.agent().claim(waiting.thread());

        supervisor(waiting)
                .call()
                .body(Map.of("priority", "HIGH"))
                .put(path(waiting, "priority"))
                .then()
                .statusCode(200)
                .body("priority", equalTo("HIGH"))
                .body("assignee", equalTo("agent-1"));
    }

    @Test
    void whatAgentsWriteBesideAThreadIsReadInItsOrder() {
        var waiting = Waiting.customer();
        post(waiting.agent(), waiting, "notes", Map.of("body", "First"));
        post(waiting.colleague(), waiting, "notes", Map.of("body", "Second"))
                .then()
                .statusCode(201)
                .body("author", equalTo("agent-2"))
                .body("body", equalTo("Second"));

        waiting.agent()
                .call()
                .get(path(waiting, "notes"))
                .then()
                .statusCode(200)
                .body("items.body", contains("First", "Second"));
        assertThat(waiting.phone().received()).doesNotContain("First", "Second");
    }

    @Test
    void aNoteThatIsSentTwentyTimesAtOnceIsWrittenOnce() {
        var waiting = Waiting.customer();
        String key = UUID.randomUUID().toString();

        List<Response> answers = Race.of(20, i -> note(waiting, key, "Called the depot"));

        assertThat(answers).extracting(Response::statusCode).containsOnly(201, 409);
        answers.stream()
                .filter(answer -> answer.statusCode() == 409)
                .forEach(answer -> Refusal.of(answer, 409, "still-running").header("Retry-After", notNullValue()));
        Response again = note(waiting, key, "Called the depot");
        again.then().statusCode(201).header("Idempotency-Replayed", equalTo("true"));
        assertThat(waiting.agent().call().get(path(waiting, "notes")).jsonPath().getList("items.id"))
                .containsExactly(again.path("id").toString());
    }

    @Test
    void aKeyIsNotTakenForAnotherNote() {
        var waiting = Waiting.customer();
        String key = UUID.randomUUID().toString();
        note(waiting, key, "One");

        Refusal.of(note(waiting, key, "Another"), 422, "idempotency-key-reused");
    }

    @Test
    void aKeyIsKeptForADay() {
        var waiting = Waiting.customer();
        String key = UUID.randomUUID().toString();
        note(waiting, key, "One");
        Database.change("update idempotent_call set called_at = called_at - interval '24 hours' where key = ?", key);

        note(waiting, key, "Another").then().statusCode(201).header("Idempotency-Replayed", nullValue());
    }

    @Test
    void unreadAreTheTextsSinceAnAgentLooked() {
        var waiting = Waiting.customer();
        waiting.phone().text("Hello?");
        look(waiting).then().body("unread", equalTo(2)).body("lastMessage.body", notNullValue());
        String etag = look(waiting).header("ETag");

        post(waiting.colleague(), waiting, "read", Map.of())
                .then()
                .statusCode(200)
                .body("unread", equalTo(0));

        assertThat(look(waiting).header("ETag")).isEqualTo(etag);
    }

    @Test
    void whatCameAfterTheMessageThatWasSeenStaysUnread() {
        var waiting = Waiting.customer();
        Object first = waiting.agent().messagesOf(waiting.thread()).getFirst().get("id");
        waiting.phone().text("Hello?");

        post(waiting.agent(), waiting, "read", Map.of("lastSeenMessageId", first))
                .then()
                .statusCode(200)
                .body("unread", equalTo(1));
    }

    @Test
    void anAnswerLeavesNothingUnread() {
        var waiting = Waiting.customer();

        String reply =
                waiting.agent().reply(waiting.thread(), "It comes tomorrow.").path("id");

        look(waiting)
                .then()
                .body("unread", equalTo(0))
                .body("lastMessage.id", equalTo(reply))
                .body("lastMessage.direction", equalTo("OUTBOUND"))
                .body("lastMessage.body", equalTo("It comes tomorrow."));
    }

    @ParameterizedTest
    @CsvSource({
        "POST, transfer, '{\"assignee\":\"agent-3\"}'",
        "POST, snooze, '{\"until\":\"TOMORROW\"}'",
        "POST, read, '{}'",
        "POST, notes, '{\"body\":\"Seen\"}'",
        "GET, notes, ''",
        "GET, history, ''",
        "PUT, tags, '[\"vip\"]'",
        "PUT, priority, '{\"priority\":\"HIGH\"}'",
    })
    void anotherBrandsThreadIsNotThere(String method, String act, String body) {
        var waiting = Waiting.customer();
        var stranger =
                new Agent("s", Tokens.of("admin", Waiting.customer().brand().key(), "s"));
        var call = stranger.call();

        Response answer = (body.isEmpty()
                        ? call
                        : call.body(
                                body.replace("TOMORROW", TOMORROW.get("until").toString())))
                .request(method, path(waiting, act));

        Refusal.of(answer, 404);
    }

    private static List<Object> reopenings(Waiting waiting) {
        return supervisor(waiting)
                .call()
                .get(path(waiting, "history"))
                .jsonPath()
                .getList("items.findAll { it.what == 'REOPENED' }.outcome");
    }

    private static Response note(Waiting waiting, String key, String body) {
        return waiting.agent()
                .call()
                .header("Idempotency-Key", key)
                .body(Map.of("body", body))
                .post(path(waiting, "notes"));
    }

    private static Agent supervisor(Waiting waiting) {
        return new Agent("supervisor-1", Tokens.of("supervisor", waiting.brand().key(), "supervisor-1"));
    }

    private static Response look(Waiting waiting) {
        return waiting.agent().call().get("/api/v1/threads/" + waiting.thread());
    }

    private static Response post(Agent agent, Waiting waiting, String act, Map<String, Object> body) {
        var call = agent.call();
        return (body.isEmpty() ? call : call.body(body)).post(path(waiting, act));
    }

    private static String path(Waiting waiting, String act) {
        return "/api/v1/threads/" + waiting.thread() + "/" + act;
    }
}
