package org.threadline.thread;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.threadline.harness.Agent;
import org.threadline.harness.Race;
import org.threadline.harness.Refusal;
import org.threadline.harness.Waiting;
import org.threadline.local.LocalServersResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class ThreadDeskTest {

    @Test
    void ofThirtyAgentsWhoClaimAtOnceOneGetsTheThread() {
        var waiting = Waiting.customer();
        var agents = java.util.stream.IntStream.range(0, 30)
                .mapToObj(i -> waiting.brand().agent("agent-" + i))
                .toList();

        List<Response> answers = Race.of(30, i -> agents.get(i).claim(waiting.thread()));

        assertThat(answers)
                .extracting(Response::statusCode)
                .containsOnly(200, 409)
                .containsOnlyOnce(200);
        String holder = answers.stream()
                .filter(answer -> answer.statusCode() == 200)
                .findFirst()
                .orElseThrow()
                .path("assignee");
        answers.stream()
                .filter(answer -> answer.statusCode() == 409)
                .forEach(refused -> Refusal.of(refused, 409, "held-by-somebody-else")
                        .body("thread.id", equalTo(waiting.thread()))
                        .body("thread.assignee", equalTo(holder)));
    }

    @Test
    void claimingAgainChangesNothing() {
        var waiting = Waiting.customer();
        waiting.agent().claim(waiting.thread());

        waiting.agent()
                .claim(waiting.thread())
                .then()
                .statusCode(200)
                .body("assignee", equalTo(waiting.agent().id()));
    }

    @Test
    void aReleasedThreadIsFreeForTheNext() {
        var waiting = Waiting.customer();
        waiting.agent().claim(waiting.thread());
        act(waiting.agent(), waiting, "release").then().statusCode(200).body("assignee", nullValue());

        waiting.colleague().claim(waiting.thread()).then().statusCode(200).body("assignee", equalTo("agent-2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"claim", "release", "resolve"})
    void aColleaguesThreadIsLeftToThem(String act) {
        var waiting = Waiting.customer();
        waiting.agent().claim(waiting.thread());

        Response refused = act(waiting.colleague(), waiting, act);

        Refusal.of(refused, 409, "held-by-somebody-else")
                .body("thread.id", equalTo(waiting.thread()))
                .body("thread.assignee", equalTo("agent-1"));
    }

    @Test
    void aColleaguesResolvedThreadIsReopenedByThem() {
        var waiting = Waiting.customer();
        waiting.agent().claim(waiting.thread());
        act(waiting.agent(), waiting, "resolve");

        Response refused = act(waiting.colleague(), waiting, "reopen");

        Refusal.of(refused, 409, "held-by-somebody-else").body("thread.assignee", equalTo("agent-1"));
    }

    @Test
    void aResolvedThreadNoLongerWaits() {
        var waiting = Waiting.customer();

        act(waiting.agent(), waiting, "resolve")
                .then()
                .statusCode(200)
                .body("status", equalTo("RESOLVED"))
                .body("resolvedAt", notNullValue())
                .body("waitingSince", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"claim", "resolve"})
    void aResolvedThreadIsReopenedFirst(String act) {
        var waiting = Waiting.customer();
        act(waiting.agent(), waiting, "resolve");

        Refusal.of(act(waiting.agent(), waiting, act), 409, "wrong-state");
    }

    @Test
    void aReopenedThreadWaitsAgain() {
        var waiting = Waiting.customer();
        act(waiting.agent(), waiting, "resolve");

        act(waiting.agent(), waiting, "reopen")
                .then()
                .statusCode(200)
                .body("status", equalTo("OPEN"))
                .body("resolvedAt", nullValue())
                .body("waitingSince", notNullValue());
    }

    @Test
    void anOpenThreadCannotBeReopened() {
        var waiting = Waiting.customer();

        Refusal.of(act(waiting.agent(), waiting, "reopen"), 409, "wrong-state");
    }

    @Test
    void theTagOfAThreadChangesWithIt() {
        var waiting = Waiting.customer();
        String before = tag(waiting);

        waiting.agent().claim(waiting.thread());

        assertThat(tag(waiting)).isNotEqualTo(before).matches("\"\\d+\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"claim", "release", "resolve"})
    void whoHasSeenAnOlderVersionIsToldSo(String act) {
        var waiting = Waiting.customer();
        String stale = tag(waiting);
        waiting.agent().claim(waiting.thread());

        Refusal.of(actIf(stale, waiting, act), 412, "stale-version");
    }

    @Test
    void whoHasSeenThePresentVersionMayAct() {
        var waiting = Waiting.customer();

        Response claimed = actIf(tag(waiting), waiting, "claim");

        claimed.then().statusCode(200);
        assertThat(claimed.header("ETag")).isEqualTo(tag(waiting));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "\"no such\", *"})
    void anyVersionWillDoWhenItIsAskedForSo(String any) {
        var waiting = Waiting.customer();

        actIf(any, waiting, "claim").then().statusCode(200);
    }

    @Test
    void thePresentVersionMayStandInAList() {
        var waiting = Waiting.customer();

        actIf("\"999\", " + tag(waiting), waiting, "claim").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/claim", "/release", "/resolve", "/reopen", "/messages"})
    void aThreadThatIsNoneIsNotFound(String act) {
        var agent = Waiting.customer().agent();
        String path = "/api/v1/threads/" + UUID.randomUUID() + act;

        Response answer = act.isEmpty() || act.equals("/messages")
                ? agent.call().get(path)
                : agent.call().post(path);

        Refusal.of(answer, 404);
    }

    @Test
    void aTextIsHeardWhileAgentsPickUpAndPutDownTheThread() {
        var waiting = Waiting.customer();
        String thread = waiting.thread();

        List<Integer> answers = Race.of(8, i -> {
            int worst = 200;
            for (int round = 0; round < 15; round++) {
                int answer = i < 4
                        ? waiting.phone().text("And another thing " + i + "-" + round)
                        : act(waiting.agent(), waiting, round % 2 == 0 ? "claim" : "release")
                                .statusCode();
                worst = Math.max(worst, answer);
            }
            return worst;
        });

        assertThat(answers).containsOnly(200);
        assertThat(waiting.agent()
                        .call()
                        .queryParam("limit", 200)
                        .get("/api/v1/threads/" + thread + "/messages")
                        .jsonPath()
                        .getList("items.findAll { it.kind == 'CUSTOMER' }"))
                .hasSize(61);
    }

    private static Response act(Agent agent, Waiting waiting, String act) {
        return agent.call().post("/api/v1/threads/" + waiting.thread() + "/" + act);
    }

    private static Response actIf(String tag, Waiting waiting, String act) {
        return waiting.agent().call().header("If-Match", tag).post("/api/v1/threads/" + waiting.thread() + "/" + act);
    }

    private static String tag(Waiting waiting) {
        return waiting.agent().call().get("/api/v1/threads/" + waiting.thread()).header("ETag");
    }
}
