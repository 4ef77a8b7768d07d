package org.threadline.thread;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.threadline.harness.Database;
import org.threadline.harness.Race;
import org.threadline.harness.Refusal;
import org.threadline.harness.Waiting;
import org.threadline.local.LocalServersResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class ReopenWindowTest {

    @Test
    void aTextSoonAfterTheEndReopensTheThreadForWhoHeldIt() {
        var waiting = Waiting.customer();
        waiting.agent().claim(waiting.thread());
        resolve(waiting);

        waiting.phone().text("It still does not work");

        assertThat(threads(waiting)).hasSize(1);
        waiting.agent()
                .call()
                .get("/api/v1/threads/" + waiting.thread())
                .then()
                .body("status", equalTo("OPEN"))
                .body("resolvedAt", nullValue())
                .body("assignee", equalTo("agent-1"));
    }

    @Test
    void aTextAfterTheWindowBeginsANewThreadThatLeadsToTheOldOne() {
        var waiting = Waiting.customer();
        waiting.brand().put(Map.of("policies", Map.of("reopenWithin", "PT1H")));
        resolve(waiting);
        endedLongAgo(waiting, "61 minutes");

        waiting.phone().text("Something else");

        var threads = threads(waiting);
        assertThat(threads).extracting(thread -> thread.get("status")).containsExactly("OPEN", "RESOLVED");
        assertThat(threads.getFirst().get("previousThreadId")).isEqualTo(waiting.thread());
    }

    @Test
    void aTextJustWithinTheWindowReopens() {
        var waiting = Waiting.customer();
        waiting.brand().put(Map.of("policies", Map.of("reopenWithin", "PT1H")));
        resolve(waiting);
        endedLongAgo(waiting, "59 minutes");

        waiting.phone().text("Something else");

        assertThat(threads(waiting)).extracting(thread -> thread.get("status")).containsExactly("OPEN");
    }

    @Test
    void aBrandWithoutAWindowBeginsANewThreadAtOnce() {
        var waiting = Waiting.customer();
        waiting.brand().put(Map.of("policies", Map.of("reopenWithin", "PT0S")));
        resolve(waiting);

        waiting.phone().text("One more thing");

        assertThat(threads(waiting)).extracting(thread -> thread.get("status")).containsExactly("OPEN", "RESOLVED");
        Refusal.of(waiting.agent().call().post("/api/v1/threads/" + waiting.thread() + "/reopen"), 409, "wrong-state");
    }

    @Test
    void manyTextsAndAnAgentWhoReopensLeaveOneOpenThread() {
        var waiting = Waiting.customer();
        resolve(waiting);

        List<Integer> answers = Race.of(
                8,
                i -> i < 6
                        ? waiting.phone().text("And again " + i)
                        : waiting.agent()
                                .call()
                                .post("/api/v1/threads/" + waiting.thread() + "/reopen")
                                .statusCode());

        assertThat(answers).containsOnly(200, 409);
        assertThat(threads(waiting)).extracting(thread -> thread.get("status")).containsExactly("OPEN");
    }

    @Test
    void theEndOfAThreadAndATextAtOnceLoseNothing() {
        for (int round = 0; round < 10; round++) {
            var waiting = Waiting.customer();

            Race.of(
                    2,
                    i -> i == 0
                            ? waiting.phone().text("Wait")
                            : resolve(waiting).statusCode());

            assertThat(waiting.agent().messagesOf(waiting.thread()))
                    .filteredOn(message -> "CUSTOMER".equals(message.get("kind")))
                    .hasSize(2);
        }
    }

    private static List<Map<String, Object>> threads(Waiting waiting) {
        return waiting.agent().threadsOf(waiting.phone());
    }

    private static Response resolve(Waiting waiting) {
        return waiting.agent().call().post("/api/v1/threads/" + waiting.thread() + "/resolve");
    }

    private static void endedLongAgo(Waiting waiting, String ago) {
        Database.change(
                "update support_thread set resolved_at = now() - cast(? as interval) where id = ?",
                ago,
                UUID.fromString(waiting.thread()));
    }
}
