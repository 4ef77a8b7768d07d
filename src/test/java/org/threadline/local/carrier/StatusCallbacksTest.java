package org.threadline.local.carrier;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.threadline.local.carrier.SimulatorUnderTest.ACCOUNT;
import static org.threadline.local.carrier.SimulatorUnderTest.BRAND;
import static org.threadline.local.carrier.SimulatorUnderTest.TOKEN;
import static org.threadline.local.carrier.SimulatorUnderTest.newNumber;

class StatusCallbacksTest {

    @RegisterExtension
    static final SimulatorUnderTest SIMULATOR = new SimulatorUnderTest();

    private final String path = "/status/" + UUID.randomUUID() + "?a=1&b=%20x";
    private final String to = newNumber();

    @AfterEach
    void calm() {
        SIMULATOR.noFaults();
        SIMULATOR.application().answers(204);
    }

    @Test
    void comeInOrderAndSigned() {
        var sid = send(path);
        awaitStatuses("sent", "delivered");

        for (var call : SIMULATOR.application().callsTo(path)) {
            assertThat(call.isSignedWith(TOKEN)).isTrue();
            assertThat(call.idempotencyToken()).isNotBlank();
            assertThat(call.contentType()).startsWith("application/x-www-form-urlencoded");
            assertThat(call.form())
                    .containsEntry("MessageSid", sid)
                    .containsEntry("SmsSid", sid)
                    .containsEntry("SmsStatus", call.get("MessageStatus"))
                    .containsEntry("AccountSid", ACCOUNT)
                    .containsEntry("ApiVersion", "2010-04-01")
                    .containsEntry("From", BRAND)
                    .containsEntry("To", to)
                    .doesNotContainKey("ErrorCode");
        }
        var delivered = SIMULATOR.application().callsTo(path).getLast();
        assertThat(delivered.get("RawDlrDoneDate")).matches("\\d{10}");
    }

    @Test
    void comeInTheWrongOrderWhenAskedTo() {
        SIMULATOR.faults("{\"reorderCallbacks\":true}");
        send(path);

        awaitStatuses("delivered", "sent");
    }

    @Test
    void comeTwiceWhenAskedTo() {
        SIMULATOR.faults("{\"duplicateWebhooks\":1}");
        send(path);

        await().untilAsserted(() -> assertThat(SIMULATOR.application().statusesAt(path))
                .containsExactlyInAnyOrder("sent", "sent", "delivered", "delivered"));
    }

    @Test
    void tellTheErrorOfANumber() {
        SIMULATOR.faults("{\"errorCodes\":{\"" + to + "\":30003}}");
        send(path);
        awaitStatuses("sent", "undelivered");

        assertThat(SIMULATOR.application().callsTo(path).getLast().get("ErrorCode"))
                .isEqualTo("30003");
        var item = SIMULATOR.accepted(to).get(0);
        assertThat(item.get("status").asText()).isEqualTo("undelivered");
        assertThat(item.get("errorCode").asInt()).isEqualTo(30003);
    }

    @Test
    void areSignedWithTheWrongTokenWhenAskedTo() {
        SIMULATOR.faults("{\"signWith\":\"another\"}");
        send(path);
        awaitStatuses("sent", "delivered");

        assertThat(SIMULATOR.application().callsTo(path)).noneMatch(call -> call.isSignedWith(TOKEN));
    }

    @Test
    void areLostWhenAskedTo() {
        SIMULATOR.faults("{\"blackholeWebhooks\":true}");
        send(path);
        await().untilAsserted(() ->
                assertThat(SIMULATOR.accepted(to).get(0).get("status").asText()).isEqualTo("delivered"));

        assertThat(SIMULATOR.application().callsTo(path)).isEmpty();
    }

    @Test
    void anErrorIsNotTriedAgain() {
        SIMULATOR.application().answers(500);
        send(path);

        awaitStatuses("sent", "delivered");
    }

    @Test
    void anErrorIsTriedAgainWhenTheUrlAsksForIt() {
        SIMULATOR.application().answers(503);
        send(path + "#rc=2&rp=ct,rt,5xx");

        awaitStatuses("sent", "sent", "sent", "delivered", "delivered", "delivered");
        assertThat(SIMULATOR.application().callsTo(path)).allMatch(call -> call.isSignedWith(TOKEN));
    }

    @Test
    void aLostConnectionIsTriedOnceMore() throws Exception {
        var connections = new AtomicInteger();
        try (var deaf = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> {
                while (!deaf.isClosed()) {
                    try {
                        deaf.accept().close();
                        connections.incrementAndGet();
                    } catch (IOException e) {
                        return;
                    }
                }
            });
            sendWithCallback("http://localhost:" + deaf.getLocalPort());

            await().during(Duration.ofMillis(200)).untilAtomic(connections, equalTo(4));
        }
    }

    private String send(String callback) {
        return sendWithCallback(SIMULATOR.application().url() + callback);
    }

    private String sendWithCallback(String callback) {
        return SIMULATOR
                .create("To", to, "From", BRAND, "Body", "Hello", "StatusCallback", callback)
                .json()
                .get("sid")
                .asText();
    }

    /** Still so a moment later: a third one would be as wrong as none. */
    private void awaitStatuses(String... statuses) {
        await().during(Duration.ofMillis(200))
                .untilAsserted(() ->
                        assertThat(SIMULATOR.application().statusesAt(path)).isEqualTo(List.of(statuses)));
    }
}
