package org.threadline.local.carrier;

import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.threadline.local.carrier.SimulatorUnderTest.BRAND;
import static org.threadline.local.carrier.SimulatorUnderTest.newNumber;

class FaultsTest {

    @RegisterExtension
    static final SimulatorUnderTest SIMULATOR = new SimulatorUnderTest();

    private final String to = newNumber();

    @AfterEach
    void calm() {
        SIMULATOR.noFaults();
    }

    @ParameterizedTest
    @CsvSource({
        "rejectWith429, 429, 20429, 0",
        "failWith500, 500, 20500, 0",
        "failWith503, 503, 20503, 0",
        "failAfterAccept, 500, 20500, 1",
        "resetAfterAccept, 0, 0, 1"
    })
    void eachAnswersItsOwnWay(String fault, int status, int code, int accepted) {
        SIMULATOR.faults("{\"" + fault + "\":1}");

        var reply = SIMULATOR.create("To", to, "From", BRAND, "Body", "Hello");

        assertThat(reply.status()).isEqualTo(status);
        if (code > 0) {
            assertThat(reply.json().get("code").asInt()).isEqualTo(code);
        }
        assertThat(SIMULATOR.accepted(to)).hasSize(accepted);
        assertThat(SIMULATOR.requests(to)).isOne();
    }

    @ParameterizedTest
    @CsvSource({"21211, 400", "30034, 400", "20003, 401", "20429, 429", "20500, 500"})
    void anyCodeCanBeWhatIsRefusedWith(int code, int status) {
        SIMULATOR.faults("{\"refusalCodes\":{\"%s\":%d}}".formatted(to, code));

        var reply = SIMULATOR.create("To", to, "From", BRAND, "Body", "Hello");

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.json().get("code").asInt()).isEqualTo(code);
        assertThat(SIMULATOR.accepted(to)).isEmpty();
    }

    @Test
    void anyCodeCanBeWhatATextEndsWith() {
        SIMULATOR.faults("{\"callbackCodes\":{\"%s\":21610}}".formatted(to));

        var reply = SIMULATOR.create("To", to, "From", BRAND, "Body", "Hello");

        assertThat(reply.status()).isEqualTo(201);
        await().until(() ->
                "undelivered".equals(SIMULATOR.accepted(to).get(0).get("status").asText()));
        assertThat(SIMULATOR.accepted(to).get(0).get("errorCode").asInt()).isEqualTo(21610);
    }

    @Test
    void aRejectionSaysWhenToComeBack() {
        SIMULATOR.faults("{\"rejectWith429\":1}");

        assertThat(SIMULATOR.create("To", to, "From", BRAND, "Body", "Hello").headers())
                .containsEntry("retry-after", "1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"failAfterAccept", "resetAfterAccept"})
    void whatWasAcceptedIsCalledBackAboutDespiteTheAnswer(String fault) {
        SIMULATOR.faults("{\"" + fault + "\":1}");
        var path = "/status/" + UUID.randomUUID();
        SIMULATOR.create(
                "To",
                to,
                "From",
                BRAND,
                "Body",
                "Hello",
                "StatusCallback",
                SIMULATOR.application().url() + path);

        await().untilAsserted(() ->
                assertThat(SIMULATOR.application().statusesAt(path)).containsExactly("sent", "delivered"));
    }

    @Test
    void aHangIsAnsweredLateAndSeenBefore() throws Exception {
        SIMULATOR.faults("{\"hangAfterAccept\":1,\"hangMs\":700}");
        var started = System.nanoTime();
        var sender = Thread.startVirtualThread(() -> SIMULATOR.create("To", to, "From", BRAND, "Body", "Hello"));
        await().until(() -> SIMULATOR.accepted(to).size() == 1);
        assertThat(SIMULATOR.requests(to)).isOne();
        assertThat(sender.isAlive()).isTrue();

        sender.join();
        assertThat(System.nanoTime() - started).isGreaterThan(700_000_000L);
    }

    @Test
    void latencyComesBeforeEveryAnswer() {
        SIMULATOR.faults("{\"latencyMs\":[150,200]}");
        var started = System.nanoTime();

        assertThat(SIMULATOR.create("To", to, "From", BRAND, "Body", "Hello").status())
                .isEqualTo(201);
        assertThat(System.nanoTime() - started).isGreaterThan(150_000_000L);
    }

    @Test
    void aNumberCanBeRefusedAtOnce() {
        SIMULATOR.faults("{\"errorCodes\":{\"" + to + "\":21614}}");

        var reply = SIMULATOR.create("To", to, "From", BRAND, "Body", "Hello");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().get("code").asInt()).isEqualTo(21614);
        assertThat(SIMULATOR.accepted(to)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"failWith501\":1}",
                "{\"failWith500\":2}",
                "{\"failWith500\":-0.1}",
                "{\"latencyMs\":[5]}",
                "{\"latencyMs\":[9,5]}",
                "{\"hangMs\":-1}",
                "{\"failWith500\":",
                "[]"
            })
    void aMistakeIsToldAndChangesNothing(String json) {
        assertThat(SIMULATOR.call("PUT", "/_simulator/faults", json).status()).isEqualTo(400);
        assertThat(SIMULATOR.create("To", to, "From", BRAND, "Body", "Hello").status())
                .isEqualTo(201);
    }

    @Test
    void whatIsNotNamedIsOff() {
        SIMULATOR.faults("{\"failWith500\":1,\"latencyMs\":[1,2]}");
        SIMULATOR.faults("{\"reorderCallbacks\":true}");

        var json = SIMULATOR.call("GET", "/_simulator/faults", null).json();
        assertThat(json.get("failWith500").asDouble()).isZero();
        assertThat(json.get("latencyMs").get(1).asInt()).isZero();
        assertThat(json.get("reorderCallbacks").asBoolean()).isTrue();
    }
}
