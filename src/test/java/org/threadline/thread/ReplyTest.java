package org.threadline.thread;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.threadline.harness.Agent;
import org.threadline.harness.Database;
import org.threadline.harness.Race;
import org.threadline.harness.Refusal;
import org.threadline.harness.Waiting;
import org.threadline.local.LocalServersResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class ReplyTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void aReplyIsAcceptedAndSaysWhereToFollowIt() {
        var waiting = Waiting.customer();

        Response answer = waiting.agent().reply(waiting.thread(), "Let me look.");

        answer.then()
                .statusCode(202)
                .body("kind", equalTo("AGENT"))
                .body("author", equalTo("agent-1"))
                .body("threadId", equalTo(waiting.thread()))
                .header("Location", endsWith("/api/v1/messages/" + answer.path("id")));
        waiting.agent()
                .call()
                .get(answer.header("Location"))
                .then()
                .statusCode(200)
                .body("body", equalTo("Let me look."));
    }

    @Test
    void theSameKeyAndBodyGetTheSameAnswerAndOneMessage() {
        var waiting = Waiting.customer();
        String key = UUID.randomUUID().toString();
        Response first = reply(waiting, key, "Once only");

        Response again = reply(waiting, key, "Once only");

        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(first.header("Idempotency-Replayed")).isNull();
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(repliesOf(waiting)).containsExactly("Once only");
    }

    @Test
    void aKeyIsTheCallersOwn() {
        var waiting = Waiting.customer();
        String key = UUID.randomUUID().toString();
        reply(waiting, key, "From one");

        Response other = reply(waiting.colleague(), waiting, key, "From another");

        other.then().statusCode(202).header("Idempotency-Replayed", nullValue());
    }

    @Test
    void aKeyIsNotTakenForAnotherBody() {
        var waiting = Waiting.customer();
        String key = UUID.randomUUID().toString();
        reply(waiting, key, "This");

        Refusal.of(reply(waiting, key, "That"), 422, "idempotency-key-reused");
        assertThat(repliesOf(waiting)).containsExactly("This");
    }

    @Test
    void aKeyOfARefusedCallIsFree() {
        var waiting = Waiting.customer();
        String key = UUID.randomUUID().toString();
        waiting.colleague().claim(waiting.thread());
        Refusal.of(reply(waiting, key, "Now?"), 409);
        waiting.colleague().call().post("/api/v1/threads/" + waiting.thread() + "/release");

        reply(waiting, key, "Now?").then().statusCode(202).header("Idempotency-Replayed", nullValue());
    }

    @Test
    void twentyCallsAtOnceWithOneKeySendOneMessage() {
        var waiting = Waiting.customer();
        String key = UUID.randomUUID().toString();

        List<Response> answers = Race.of(20, i -> reply(waiting, key, "Just once"));

        assertThat(answers).extracting(Response::statusCode).contains(202).containsOnly(202, 409);
        assertThat(answers.stream()
                        .filter(answer -> answer.statusCode() == 202)
                        .map(answer -> answer.<String>path("id"))
                        .distinct())
                .hasSize(1);
        answers.stream()
                .filter(answer -> answer.statusCode() == 409)
                .forEach(answer -> Refusal.of(answer, 409, "still-running"));
        assertThat(repliesOf(waiting)).containsExactly("Just once");
    }

    @Test
    void twentyRepliesAtOnceAllArriveInTheOrderOfTheThread() {
        var waiting = Waiting.customer();
        await().atMost(PATIENCE).until(() -> waiting.phone().received().size() == 1);

        List<Response> answers = Race.of(20, i -> waiting.agent().reply(waiting.thread(), "Part " + i));

        assertThat(answers).extracting(Response::statusCode).containsOnly(202);
        await().atMost(PATIENCE).until(() -> waiting.phone().received().size() == 21);
        assertThat(waiting.phone().received().subList(1, 21))
                .containsExactlyElementsOf(repliesOf(waiting))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 20).mapToObj(i -> "Part " + i).toList());
    }

    @Test
    void whatTheCustomerWroteSinceIsShownInsteadOfSendingPastIt() {
        var waiting = Waiting.customer();
        String seen = lastText(waiting);
        waiting.phone().text("Never mind, found it");

        Response refused = reply(waiting, Map.of("body", "I will look for it", "lastSeenMessageId", seen));

        Refusal.of(refused, 409, "unseen-messages").body("unseen.body", contains("Never mind, found it"));
        assertThat(repliesOf(waiting)).isEmpty();
    }

    @Test
    void whoHasSeenTheLastTextMayAnswerIt() {
        var waiting = Waiting.customer();

        reply(waiting, Map.of("body", "Found it", "lastSeenMessageId", lastText(waiting)))
                .then()
                .statusCode(202);
    }

    @Test
    void aMessageOfAnotherThreadWasNotSeenHere() {
        var waiting = Waiting.customer();
        String elsewhere = lastText(Waiting.customer());

        Refusal.of(reply(waiting, Map.of("body", "Hello", "lastSeenMessageId", elsewhere)), 400);
    }

    @Test
    void whoeverHasOptedOutIsNotAnswered() {
        var waiting = Waiting.customer();
        waiting.phone().text("STOP");

        Refusal.of(waiting.agent().reply(waiting.thread(), "Are you sure?"), 409, "opted-out");
        assertThat(repliesOf(waiting)).isEmpty();
    }

    @Test
    void aColleaguesConversationIsLeftToThem() {
        var waiting = Waiting.customer();
        waiting.colleague().claim(waiting.thread());

        Response refused = waiting.agent().reply(waiting.thread(), "Me too");

        Refusal.of(refused, 409, "held-by-somebody-else").body("thread.assignee", equalTo("agent-2"));
        assertThat(repliesOf(waiting)).isEmpty();
    }

    @Test
    void aResolvedThreadIsNotAnswered() {
        var waiting = Waiting.customer();
        waiting.agent().call().post("/api/v1/threads/" + waiting.thread() + "/resolve");

        Refusal.of(waiting.agent().reply(waiting.thread(), "One more thing"), 409, "wrong-state");
    }

    @Test
    void onlyAPersonsReplyIsAFirstResponse() {
        var waiting = Waiting.customer();
        await().atMost(PATIENCE).until(() -> waiting.phone().received().size() == 1);
        thread(waiting).body("firstResponseAt", nullValue()).body("waitingSince", notNullValue());

        waiting.agent().reply(waiting.thread(), "I am on it");

        thread(waiting)
                .body("firstResponseAt", notNullValue())
                .body("waitingSince", nullValue())
                .body("status", equalTo("PENDING"));
    }

    @Test
    void theFirstResponseStaysTheFirst() {
        var waiting = Waiting.customer();
        waiting.agent().reply(waiting.thread(), "I am on it");
        String first = thread(waiting).extract().path("firstResponseAt");
        waiting.phone().text("And?");

        waiting.agent().reply(waiting.thread(), "Found it");

        thread(waiting).body("firstResponseAt", equalTo(first));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                          | body",
                "{\"body\":\"\"}                                             | body",
                "{\"body\":\"   \"}                                          | body",
                "{\"body\":\"Hi\",\"boby\":\"x\"}                            | boby",
                "{\"body\":\"Hi\",\"media\":[\"http://example.com/a.png\"]}  | media",
                "{\"body\":\"Hi\",\"lastSeenMessageId\":\"first\"}           | lastSeenMessageId",
                "{\"body\":{\"text\":\"Hi\"}}                                | body",
                "{\"body\":\"a\\u0000b\"}                                    | body",
                "[]                                                          | ",
                "{\"body\":                                                  | ",
            })
    void aBodyThatDoesNotFitIsRefusedWithWhereAndWhy(String body, String field) {
        var waiting = Waiting.customer();

        Response refused = waiting.agent().call().body(body).post("/api/v1/threads/" + waiting.thread() + "/messages");

        var problem = Refusal.of(refused, 400);
        if (field != null) {
            problem.body("violations[0].field", org.hamcrest.Matchers.containsString(field))
                    .body("violations[0].message", notNullValue());
        }
        assertThat(repliesOf(waiting)).isEmpty();
    }

    @Test
    void aPictureIsGivenByItsAddressAloneOrWithWhatIsKnownOfIt() {
        var waiting = Waiting.customer();

        Response reply = waiting.agent().call().body("""
                        {"body":"These two","media":["https://shop.example/a.jpg",
                          {"url":"https://shop.example/b","contentType":"image/png","bytes":48000}]}""").post("/api/v1/threads/" + waiting.thread() + "/messages");

        reply.then()
                .statusCode(202)
                .body("media.url", equalTo(List.of("https://shop.example/a.jpg", "https://shop.example/b")))
                .body("media[1].contentType", equalTo("image/png"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"https://shop.example/a.zip\"                                              | media[0]",
                "{\"url\":\"https://shop.example/a\",\"contentType\":\"text/html\"}          | media[0]",
                "{\"url\":\"https://shop.example/a.jpg\",\"bytes\":5000001}                  | 5 MB",
                "\"https://127.0.0.1:1/a.jpg\"                                             | could not be fetched",
                "\"https://10.0.0.1/a.jpg\"                                                | could not be fetched",
            })
    void mediaThatACarrierWouldNotTakeAreRefusedBeforeAnythingIsQueued(String media, String why) {
        var waiting = Waiting.customer();

        Response refused = waiting.agent()
                .call()
                .body("{\"body\":\"This\",\"media\":[%s]}".formatted(media))
                .post("/api/v1/threads/" + waiting.thread() + "/messages");

        Refusal.of(refused, 422, "media-refused").body("detail", org.hamcrest.Matchers.containsString(why));
        assertThat(repliesOf(waiting)).isEmpty();
    }

    @Test
    void theLongestTextThatACarrierTakesIsTheLongestReply() {
        var waiting = Waiting.customer();

        waiting.agent().reply(waiting.thread(), "x".repeat(1600)).then().statusCode(202);
        Refusal.of(waiting.agent().reply(waiting.thread(), "x".repeat(1601)), 400)
                .body("violations[0].field", equalTo("body"));
    }

    @Test
    void aReplyToNoThreadIsNotFound() {
        var waiting = Waiting.customer();

        Refusal.of(waiting.agent().reply(UUID.randomUUID().toString(), "Hello?"), 404);
    }

    private static Response reply(Waiting waiting, String key, String body) {
        return reply(waiting.agent(), waiting, key, body);
    }

    private static Response reply(Agent agent, Waiting waiting, String key, String body) {
        return agent.call()
                .header("Idempotency-Key", key)
                .body(Map.of("body", body))
                .post("/api/v1/threads/" + waiting.thread() + "/messages");
    }

    private static Response reply(Waiting waiting, Map<String, String> body) {
        return waiting.agent().call().body(body).post("/api/v1/threads/" + waiting.thread() + "/messages");
    }

    private static io.restassured.response.ValidatableResponse thread(Waiting waiting) {
        return waiting.agent()
                .call()
                .get("/api/v1/threads/" + waiting.thread())
                .then()
                .statusCode(200);
    }

    private static String lastText(Waiting waiting) {
        return (String) waiting.agent().messagesOf(waiting.thread()).stream()
                .filter(message -> "CUSTOMER".equals(message.get("kind")))
                .toList()
                .getLast()
                .get("id");
    }

    /** What agents have written to this customer, in the order of the thread. */
    private static List<String> repliesOf(Waiting waiting) {
        return Database.textsTo(waiting.phone()).stream()
                .filter(text -> "AGENT".equals(text.get("kind")))
                .map(text -> (String) text.get("body"))
                .toList();
    }

    @Test
    void aReplyThatSoundsLikeARefusalIsSentAndItsAuthorIsTold() {
        var waiting = Waiting.customer();

        waiting.agent()
                .reply(waiting.thread(), "Unfortunately, we don't have that in stock.")
                .then()
                .statusCode(202)
                .body("status", equalTo("QUEUED"))
                .body("findings.rule", contains("negative-wording"))
                .body("findings.suggestion", contains(startsWith("While that product isn't available")));
    }

    @Test
    void aReplyThatSoundsLikeARefusalIsHeldBackWhereTheBrandSaysSo() {
        var waiting = Waiting.customer();
        waiting.phone().brand().put(Map.of("voice", Map.of("replies", "REFUSE")));

        Refusal.of(
                        waiting.agent().reply(waiting.thread(), "Unfortunately, we don't have that in stock."),
                        422,
                        "wording-refused")
                .body("findings.rule", contains("negative-wording"));
        waiting.agent()
                .reply(waiting.thread(), "It will be here on Friday.")
                .then()
                .statusCode(202);
    }

    @Test
    void anAnswerToAComplaintIsHeldToWhatAComplaintNeeds() {
        var waiting = Waiting.customer();
        waiting.agent()
                .call()
                .body(List.of("complaint"))
                .put("/api/v1/threads/" + waiting.thread() + "/tags")
                .then()
                .statusCode(200);

        waiting.agent()
                .reply(waiting.thread(), "I'm sorry, your order was late.")
                .then()
                .statusCode(202)
                .body("findings.rule", contains("complaint-reason", "complaint-solution"));
    }
}
