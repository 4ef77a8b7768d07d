package org.threadline.twilio;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.threadline.harness.Agent;
import org.threadline.harness.Phone;
import org.threadline.harness.TestBrand;
import org.threadline.local.LocalServersResource;
import org.threadline.twilio.ForeignCarrier.Answer;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Callbacks about a text that the simulator has really accepted, while its own callbacks are lost on the way. */
@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class StatusCallbackTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String REPLY = "It comes tomorrow.";

    private ForeignCarrier carrier;
    private Phone phone;
    private Agent agent;
    private String message;
    private String sid;

    @BeforeEach
    void aReplyIsSentOfWhichNothingIsHeard() {
        CarrierFaults.set(Map.of("blackholeWebhooks", true));
        carrier = ForeignCarrier.ofOurAccount();
        phone = TestBrand.create().newPhone();
        agent = phone.brand().agent("agent-1");
        carrier.deliver(carrier.text(phone, "Where is it?"));
        String thread = agent.threadOf(phone);
        agent.claim(thread).then().statusCode(200);
        message = agent.reply(thread, REPLY).then().statusCode(202).extract().path("id");
        // At the simulator's own "delivered" it has called back, in vain, for the last time.
        await().atMost(PATIENCE)
                .until(() -> phone.accepted().stream()
                        .anyMatch(text -> REPLY.equals(text.get("body")) && "delivered".equals(text.get("status"))));
        await().atMost(PATIENCE).until(() -> "ACCEPTED".equals(state().getString("status")));
        sid = phone.accepted().stream()
                .filter(text -> REPLY.equals(text.get("body")))
                .map(text -> (String) text.get("sid"))
                .findFirst()
                .orElseThrow();
    }

    @AfterEach
    void theSimulatorIsHeardAgain() {
        CarrierFaults.reset();
    }

    @ParameterizedTest
    @MethodSource
    void inWhateverOrderNewsComeTheEndIsDelivered(List<String> order) {
        order.forEach(status -> {
            tell(status);
            tell(status);
        });
        order.forEach(this::tell);

        assertThat(state().getString("status")).isEqualTo("DELIVERED");
        boolean sentWasLate = order.indexOf("sent") > order.indexOf("delivered");
        assertThat(state().<String>getList("history.findAll { it.status == 'DELIVERED' && it.applied }"))
                .hasSize(1);
        assertThat(state().<Boolean>getList("history.findAll { it.status == 'SENT' }.applied"))
                .containsExactly(!sentWasLate);
    }

    static List<List<String>> inWhateverOrderNewsComeTheEndIsDelivered() {
        return List.of(
                List.of("queued", "sent", "delivered"),
                List.of("queued", "delivered", "sent"),
                List.of("sent", "queued", "delivered"),
                List.of("sent", "delivered", "queued"),
                List.of("delivered", "queued", "sent"),
                List.of("delivered", "sent", "queued"));
    }

    @ParameterizedTest
    @CsvSource({"undelivered, UNDELIVERED, 30005", "failed, FAILED, 30007"})
    void aFailureSaysWhyAndLaterNewsChangeNothing(String said, String status, String errorCode) {
        tellFailure(said, errorCode);
        tell("sent");
        tell("delivered");

        assertThat(state().getString("status")).isEqualTo(status);
        assertThat(state().getString("errorCode")).isEqualTo(errorCode);
    }

    @Test
    void aFailureAfterTheDeliveryChangesNothing() {
        tell("delivered");
        tellFailure("undelivered", "30003");

        assertThat(state().getString("status")).isEqualTo("DELIVERED");
        assertThat(state().getString("errorCode")).isNull();
        assertThat(state().<Boolean>getList("history.findAll { it.status == 'UNDELIVERED' }.applied"))
                .containsExactly(false);
    }

    @ParameterizedTest
    @CsvSource({"read, DELIVERED", "SENT, SENT", "sending, ACCEPTED", "canceled, FAILED"})
    void theCarriersOtherWordsAreUnderstood(String said, String status) {
        tell(said);

        assertThat(state().getString("status")).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"teleported", "delivered ", "\u0130", "<script>"})
    void aWordThatMeansNothingToUsChangesNothing(String said) {
        Answer answer = carrier.post(path(message), carrier.news(phone, sid, said));

        assertThat(answer.status()).isEqualTo(204);
        assertThat(state().getString("status")).isEqualTo("ACCEPTED");
    }

    @Test
    void aCallbackWithAWrongSignatureIsRefused() {
        var news = carrier.news(phone, sid, "delivered");

        assertRefused(carrier.withToken("0123456789abcdef0123456789abcdef").post(path(message), news));
        assertRefused(carrier.post(path(message), news.encoded(), null));
        assertRefused(carrier.withAccount("AC" + "0".repeat(32))
                .post(path(message), news.with("AccountSid", "AC" + "0".repeat(32))));
    }

    @Test
    void aCallbackSignedForAnotherMessageIsRefused() {
        var news = carrier.news(phone, sid, "delivered");
        String signature =
                carrier.sign(carrier.publicUrl() + path(UUID.randomUUID().toString()), news);

        assertRefused(carrier.post(path(message), news.encoded(), signature));
    }

    @Test
    void whatIsSaidOfOneMessageUnderTheNameOfAnotherIsNewsOfThatOther() {
        CarrierFaults.set(Map.of("failAfterAccept", 1.0, "blackholeWebhooks", true));
        String silent = agent.reply(agent.threadOf(phone), "By noon.")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        await().atMost(PATIENCE).until(() -> "UNKNOWN".equals(state(silent).getString("status")));

        var answer = carrier.post(path(silent), carrier.news(phone, sid, "delivered"));

        assertThat(answer.status()).isEqualTo(204);
        assertThat(state(silent).getString("status")).isEqualTo("UNKNOWN");
        assertThat(state().getString("status")).isEqualTo("DELIVERED");
    }

    @Test
    void anAddressThatNoMessageCanHaveIsRefused() {
        var answer = carrier.post(path("%00"), carrier.news(phone, sid, "delivered"));

        assertThat(answer.status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"delivered", "teleported"})
    void aMessageThatNobodyKnowsIsNotFoundWhateverIsSaidOfIt(String said) {
        String inbound =
                (String) agent.messagesOf(agent.threadOf(phone)).getFirst().get("id");

        for (String id : List.of(UUID.randomUUID().toString(), inbound, "1", "x", message + "0")) {
            var answer = carrier.post(path(id), carrier.news(phone, sid, said));

            assertThat(answer.status()).as(id).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"MessageSid", "MessageStatus"})
    void whatIsMissingIsNamed(String name) {
        var answer = carrier.post(
                path(message), carrier.news(phone, sid, "delivered").without(name));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.body()).contains("missing: " + name);
        assertThat(state().getString("status")).isEqualTo("ACCEPTED");
    }

    private void assertRefused(Answer answer) {
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(state().getString("status")).isEqualTo("ACCEPTED");
    }

    private void tell(String status) {
        assertThat(carrier.post(path(message), carrier.news(phone, sid, status)).status())
                .isEqualTo(204);
    }

    private void tellFailure(String status, String errorCode) {
        var news = carrier.news(phone, sid, status).and("ErrorCode", errorCode);
        assertThat(carrier.post(path(message), news).status()).isEqualTo(204);
    }

    private JsonPath state() {
        return state(message);
    }

    private JsonPath state(String id) {
        return agent.call().get("/api/v1/messages/" + id).jsonPath();
    }

    private static String path(String id) {
        return "/webhooks/twilio/status/" + id;
    }
}
