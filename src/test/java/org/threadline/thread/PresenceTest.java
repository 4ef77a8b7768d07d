package org.threadline.thread;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.threadline.harness.Agent;
import org.threadline.harness.Database;
import org.threadline.harness.Refusal;
import org.threadline.harness.Stream;
import org.threadline.harness.Waiting;
import org.threadline.local.LocalServersResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class PresenceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void whoOpensAThreadSeesWhoIsThere() {
        var waiting = Waiting.customer();
        say(waiting.colleague(), waiting, "TYPING").then().statusCode(200);

        assertThat(viewers(waiting))
                .singleElement()
                .satisfies(viewer -> assertThat(viewer)
                        .containsEntry("agent", "agent-2")
                        .containsEntry("state", "TYPING")
                        .containsKey("since"));
    }

    @Test
    void whoHasGoneIsNoLongerShown() {
        var waiting = Waiting.customer();
        say(waiting.colleague(), waiting, "LOOKING");

        say(waiting.colleague(), waiting, "GONE");

        assertThat(viewers(waiting)).isEmpty();
    }

    @Test
    void whoSaysNothingForSomeSecondsIsNoLongerShown() {
        var waiting = Waiting.customer();
        say(waiting.colleague(), waiting, "LOOKING");

        timePasses(waiting);

        assertThat(viewers(waiting)).isEmpty();
    }

    @Test
    void sayingItAgainChangesNothingOfSinceWhen() {
        var waiting = Waiting.customer();
        say(waiting.colleague(), waiting, "LOOKING");
        Object since = viewers(waiting).getFirst().get("since");

        say(waiting.colleague(), waiting, "LOOKING");

        assertThat(viewers(waiting).getFirst()).containsEntry("since", since);
    }

    @Test
    void othersHearOfItAtOnce() {
        var waiting = Waiting.customer();
        try (var stream = Stream.of(waiting.agent())) {
            await().atMost(PATIENCE).until(() -> !stream.told().isEmpty());

            say(waiting.colleague(), waiting, "LOOKING");
            await().atMost(PATIENCE).until(() -> states(stream).equals(List.of("LOOKING")));
            say(waiting.colleague(), waiting, "TYPING");
            await().atMost(PATIENCE).until(() -> states(stream).equals(List.of("LOOKING", "TYPING")));
            timePasses(waiting);

            await().atMost(PATIENCE).until(() -> states(stream).equals(List.of("LOOKING", "TYPING", "GONE")));
            assertThat(stream.named("thread.presence").getFirst().id()).isNull();
        }
    }

    @Test
    void whoComesLaterIsToldWhoIsThere() {
        var waiting = Waiting.customer();
        say(waiting.colleague(), waiting, "TYPING");

        try (var stream = Stream.of(waiting.agent())) {
            await().atMost(PATIENCE).until(() -> states(stream).contains("TYPING"));
            assertThat(stream.named("thread.presence")
                            .getFirst()
                            .json()
                            .at("/threadId")
                            .asText())
                    .isEqualTo(waiting.thread());
        }
    }

    @Test
    void anotherBrandHearsNothingOfIt() {
        var ours = Waiting.customer();
        var theirs = Waiting.customer();
        try (var stream = Stream.of(theirs.agent())) {
            await().atMost(PATIENCE).until(() -> !stream.told().isEmpty());

            say(ours.colleague(), ours, "TYPING");
            say(theirs.colleague(), theirs, "LOOKING");

            await().atMost(PATIENCE).until(() -> !states(stream).isEmpty());
            assertThat(states(stream)).containsExactly("LOOKING");
        }
    }

    @Test
    void anUnknownStateIsRefused() {
        var waiting = Waiting.customer();

        Refusal.of(say(waiting.agent(), waiting, "ASLEEP"), 400);
    }

    private static Response say(Agent agent, Waiting waiting, String state) {
        return agent.call().body(Map.of("state", state)).post("/api/v1/threads/" + waiting.thread() + "/presence");
    }

    private static List<Map<String, Object>> viewers(Waiting waiting) {
        return waiting.agent()
                .call()
                .get("/api/v1/threads/" + waiting.thread())
                .jsonPath()
                .getList("viewers");
    }

    private static List<String> states(Stream stream) {
        return stream.named("thread.presence").stream()
                .map(told -> told.json().at("/state").asText())
                .toList();
    }

    private static void timePasses(Waiting waiting) {
        Database.change(
                "update thread_viewer set until = now() - interval '1 second' where thread_id = ?",
                java.util.UUID.fromString(waiting.thread()));
    }
}
