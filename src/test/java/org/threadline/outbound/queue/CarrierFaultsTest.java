package org.threadline.outbound.queue;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.threadline.harness.Agent;
import org.threadline.harness.Phone;
import org.threadline.harness.TestBrand;
import org.threadline.local.LocalServersResource;
import org.threadline.twilio.CarrierFaults;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A reply on its way through a carrier that misbehaves. */
@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class CarrierFaultsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String REPLY = "It comes tomorrow.";

    private Phone phone;
    private Agent agent;
    private String thread;

    @BeforeEach
    void aConversationHasBegun() {
        phone = TestBrand.create().newPhone();
        agent = phone.brand().agent("agent-1");
        phone.text("Where is it?");
        thread = agent.threadOf(phone);
        agent.claim(thread).then().statusCode(200);
        await().atMost(PATIENCE).until(() -> phone.received().size() == 1);
    }

    @AfterEach
    void theCarrierIsWellAgain() {
        CarrierFaults.reset();
    }

    @Test
    void whatTheCarrierHadNoTimeForIsSentOnceItHas() {
        CarrierFaults.set(Map.of("rejectWith429", 1));

        String reply = reply();
        await().atMost(PATIENCE).until(() -> CarrierFaults.creations(phone).getOrDefault("rejected-429", 0) >= 2);
        assertThat(state(reply).getString("status")).isIn("QUEUED", "SENDING");
        CarrierFaults.reset();

        awaitStatus(reply, "DELIVERED");
        assertThat(repliesAccepted()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"failAfterAccept, accepted-answered-500", "resetAfterAccept, accepted-reset"})
    void whatMayHaveBeenSentIsNeverSentAgainAndTheCallbackSettlesIt(String fault, String outcome) {
        CarrierFaults.set(Map.of(fault, 1));

        String reply = reply();

        awaitStatus(reply, "DELIVERED");
        assertThat(repliesAccepted()).hasSize(1);
        assertThat(CarrierFaults.creations(phone)).containsEntry(outcome, 1).hasSize(2);
        assertThat(state(reply).<String>getList("history.status")).contains("UNKNOWN", "DELIVERED");
    }

    @Test
    void aHandsetThatIsNotReachedLeavesTheReplyUndelivered() {
        CarrierFaults.set(Map.of("errorCodes", Map.of(phone.number(), 30003)));

        String reply = reply();

        awaitStatus(reply, "UNDELIVERED");
        assertThat(state(reply).getString("errorCode")).isEqualTo("30003");
    }

    @ParameterizedTest
    @CsvSource({"21610", "21211", "21408"})
    void whatTheCarrierRefusesHasFailedAndIsNotTriedAgain(int code) {
        CarrierFaults.set(Map.of("errorCodes", Map.of(phone.number(), code)));

        String reply = reply();

        awaitStatus(reply, "FAILED");
        assertThat(state(reply).getString("errorCode")).isEqualTo(String.valueOf(code));
        assertThat(repliesAccepted()).isEmpty();
        assertThat(CarrierFaults.creations(phone)).containsEntry("refused-" + code, 1);
    }

    @Test
    void newsThatComesInReverseEndsDelivered() {
        CarrierFaults.set(Map.of("reorderCallbacks", true, "duplicateWebhooks", 1));

        String reply = reply();

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(state(reply).<String>getList("history.status"))
                        .contains("DELIVERED", "SENT"));
        assertThat(state(reply).getString("status")).isEqualTo("DELIVERED");
    }

    private String reply() {
        return agent.reply(thread, REPLY).then().statusCode(202).extract().path("id");
    }

    private void awaitStatus(String reply, String status) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(state(reply).getString("status")).isEqualTo(status));
    }

    private JsonPath state(String reply) {
        return agent.call().get("/api/v1/messages/" + reply).jsonPath();
    }

    private List<String> repliesAccepted() {
        return phone.received().stream().filter(REPLY::equals).toList();
    }
}
