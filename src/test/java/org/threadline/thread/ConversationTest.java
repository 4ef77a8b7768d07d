package org.threadline.thread;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.threadline.harness.Agent;
import org.threadline.harness.Phone;
import org.threadline.harness.Refusal;
import org.threadline.harness.TestBrand;
import org.threadline.harness.Waiting;
import org.threadline.local.LocalServersResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class ConversationTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void writingFirstBeginsAThreadThatItsAuthorHolds() {
        var brand = TestBrand.create();
        var phone = brand.newPhone();

        Response started = start(brand.agent("agent-1"), phone, "Which colour did you mean?");

        started.then()
                .statusCode(202)
                .body("message.kind", equalTo("AGENT"))
                .body("message.author", equalTo("agent-1"))
                .body("thread.assignee", equalTo("agent-1"))
                .body("thread.status", equalTo("PENDING"))
                .body("thread.waitingSince", nullValue())
                .body("thread.customer.phone", equalTo(phone.number()))
                .body("thread.lastMessageId", equalTo(started.path("message.id")))
                .header("Location", endsWith("/api/v1/messages/" + started.path("message.id")));
        await().atMost(PATIENCE).until(() -> phone.received().contains("Which colour did you mean?"));
    }

    @Test
    void theAnswerComesIntoTheSameThreadWithoutAnAcknowledgement() {
        var brand = TestBrand.create();
        var phone = brand.newPhone();
        var agent = brand.agent("agent-1");
        String thread = start(agent, phone, "Which colour?").path("thread.id");

        phone.text("Blue");

        assertThat(agent.threadOf(phone)).isEqualTo(thread);
        assertThat(agent.messagesOf(thread))
                .extracting(message -> message.get("kind"))
                .containsExactly("AGENT", "CUSTOMER");
    }

    @Test
    void writingFirstIsNoFirstResponse() {
        var brand = TestBrand.create();
        var phone = brand.newPhone();
        var agent = brand.agent("agent-1");
        String thread = start(agent, phone, "Which colour?").path("thread.id");

        agent.call().get("/api/v1/threads/" + thread).then().body("firstResponseAt", nullValue());
    }

    @Test
    void whoeverHasAnOpenThreadIsWrittenToInIt() {
        var waiting = Waiting.customer();

        start(waiting.agent(), waiting.phone(), "About your parcel")
                .then()
                .statusCode(202)
                .body("thread.id", equalTo(waiting.thread()))
                .body("message.threadId", equalTo(waiting.thread()));
    }

    @Test
    void aColleaguesOpenThreadIsLeftToThem() {
        var waiting = Waiting.customer();
        waiting.colleague().claim(waiting.thread());

        Refusal.of(start(waiting.agent(), waiting.phone(), "Me too"), 409, "held-by-somebody-else")
                .body("thread.assignee", equalTo("agent-2"));
    }

    @Test
    void marketingNeedsConsent() {
        var brand = TestBrand.create();
        var phone = brand.newPhone();
        var agent = brand.agent("agent-1");

        Response refused = start(
                agent,
                Map.of("brand", brand.key(), "to", phone.number(), "body", "Sale!", "purpose", "MARKETING"),
                null);

        Refusal.of(refused, 409, "opted-out");
        assertThat(agent.threadsOf(phone)).isEmpty();
    }

    @Test
    void whoeverHasOptedOutIsNotWrittenTo() {
        var brand = TestBrand.create();
        var phone = brand.newPhone();
        phone.text("STOP");
        var agent = brand.agent("agent-1");

        Refusal.of(start(agent, phone, "Hello?"), 409, "opted-out");
        assertThat(agent.threadsOf(phone)).isEmpty();
    }

    @Test
    void theSameKeyBeginsOneConversation() {
        var brand = TestBrand.create();
        var phone = brand.newPhone();
        var agent = brand.agent("agent-1");
        Map<String, Object> request = Map.of("brand", brand.key(), "to", phone.number(), "body", "Hello");
        String key = UUID.randomUUID().toString();
        Response first = start(agent, request, key);

        Response again = start(agent, request, key);

        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(agent.messagesOf(first.path("thread.id"))).hasSize(1);
    }

    @Test
    void aBrandThatIsNotTheCallersDoesNotExist() {
        var brand = TestBrand.create();
        var stranger = TestBrand.create().agent("agent-1");

        Refusal.of(start(stranger, brand.newPhone(), "Hello"), 404);
    }

    @ParameterizedTest
    @CsvSource({"to, 555-0142", "to, +1", "to, ''", "to,", "body, ''", "body,", "brand,", "purpose, FUN", "colour, blue"
    })
    void aFieldThatDoesNotFitIsNamed(String field, String value) {
        var brand = TestBrand.create();
        var request = new HashMap<String, Object>(
                Map.of("brand", brand.key(), "to", brand.newPhone().number(), "body", "Hello"));
        request.put(field, value);

        Refusal.of(start(brand.agent("agent-1"), request, null), 400).body("violations[0].field", endsWith(field));
    }

    private static Response start(Agent agent, Phone phone, String body) {
        return start(agent, Map.of("brand", phone.brand().key(), "to", phone.number(), "body", body), null);
    }

    private static Response start(Agent agent, Map<String, Object> request, String key) {
        var call = agent.call().body(request);
        return (key == null ? call : call.header("Idempotency-Key", key)).post("/api/v1/messages");
    }
}
