package org.threadline.outbound.queue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.threadline.harness.Agent;
import org.threadline.harness.Database;
import org.threadline.harness.Faults;
import org.threadline.harness.Phone;
import org.threadline.harness.TestBrand;
import org.threadline.local.LocalServersResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** From the queue to the phone, with a carrier that misbehaves. */
@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class SendingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Inject
    SendClaims claims;

    @ParameterizedTest
    @ValueSource(strings = {"failAfterAccept", "resetAfterAccept"})
    void anAnswerThatIsLostIsSettledByTheCallbackAndNeverSentAgain(String fault) {
        Phone phone = TestBrand.create().newPhone();
        Agent agent = phone.brand().agent("agent-1");

        Faults.during(Map.of(fault, 1.0), () -> awaitStatus(agent, start(agent, phone, "Hello"), "DELIVERED"));

        assertThat(phone.received()).containsExactly("Hello");
        assertThat(Faults.requestsFor(phone)).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"failWith500", "failWith503"})
    void anErrorAfterWhichItMayHaveBeenSentIsNotTriedAgain(String fault) {
        Phone phone = TestBrand.create().newPhone();
        Agent agent = phone.brand().agent("agent-1");

        Faults.during(Map.of(fault, 1.0), () -> awaitStatus(agent, start(agent, phone, "Hello"), "UNKNOWN"));

        assertThat(Faults.requestsFor(phone)).isOne();
        assertThat(phone.received()).isEmpty();
    }

    @Test
    void aBusyCarrierIsTriedAgainUntilItTakesTheText() {
        Phone phone = TestBrand.create().newPhone();
        Agent agent = phone.brand().agent("agent-1");

        Faults.during(Map.of("rejectWith429", 1.0), () -> {
            start(agent, phone, "Hello");
            await().atMost(PATIENCE).until(() -> Faults.requestsFor(phone) >= 2);
        });

        await().atMost(PATIENCE).until(() -> phone.received().size() == 1);
        String reply =
                (String) agent.messagesOf(agent.threadOf(phone)).getFirst().get("id");
        awaitStatus(agent, reply, "DELIVERED");
        assertThat(phone.received()).containsExactly("Hello");
        assertThat(Database.rows("select attempts from message where id = ?", UUID.fromString(reply)))
                .extracting(row -> row.get("attempts").toString())
                .containsExactly("1");
    }

    @Test
    void whatTheCarrierCouldNotDeliverSaysWhy() {
        Phone phone = TestBrand.create().newPhone();
        Agent agent = phone.brand().agent("agent-1");
        Faults.during(Map.of("errorCodes", Map.of(phone.number(), 30003)), () -> {
            String reply = start(agent, phone, "Hello");
            awaitStatus(agent, reply, "UNDELIVERED");
            assertThat(agent.call().get("/api/v1/messages/" + reply).jsonPath().getString("errorCode"))
                    .isEqualTo("30003");
        });
    }

    @Test
    void repliesArriveInTheOrderInWhichTheyWereWritten() {
        Phone phone = TestBrand.create().newPhone();
        Agent agent = phone.brand().agent("agent-1");
        List<String> written = IntStream.range(0, 15).mapToObj(i -> "line " + i).toList();
        Faults.during(Map.of("latencyMs", List.of(5, 60)), () -> {
            written.forEach(line -> start(agent, phone, line));
            await().atMost(PATIENCE).until(() -> phone.received().size() == written.size());
        });

        assertThat(phone.received()).isEqualTo(written);
    }

    @Test
    void workersThatClaimAtOnceNeverTakeATextTwiceNorTwoOfOneCustomer() throws Exception {
        var brand = TestBrand.create();
        Agent agent = brand.agent("agent-1");
        var phones = IntStream.range(0, 20).mapToObj(i -> brand.newPhone()).toList();
        for (Phone phone : phones) {
            start(agent, phone, "first");
            await().atMost(PATIENCE).until(() -> phone.received().size() == 1);
        }
        assertThat(Database.change("""
                insert into message (id, brand, customer_id, direction, kind, purpose, body, status, status_rank, segments,
                  encoding, sender, lane, due_at, created_at)
                select gen_random_uuid(), c.brand, c.id, 'OUTBOUND', 'AGENT', 'SUPPORT', 'race ' || n, 'QUEUED', 0, 1,
                  'GSM_7', ?, 1, now() - interval '1 second', now()
                from customer c, generate_series(1, 3) n where c.brand = ?""", brand.number(), brand.key())).isEqualTo(60);

        var together = new CyclicBarrier(8);
        var taken = new ArrayList<UUID>();
        try (var workers = Executors.newFixedThreadPool(8)) {
            var claimed = new ArrayList<Future<List<UUID>>>();
            for (int i = 0; i < 8; i++) {
                claimed.add(workers.submit(() -> {
                    together.await();
                    return claims.claim(30, Duration.ofMillis(20), Duration.ofMillis(4)).texts().stream()
                            .map(text -> text.text().messageId())
                            .toList();
                }));
            }
            for (Future<List<UUID>> mine : claimed) {
                taken.addAll(mine.get());
            }
        }

        assertThat(taken).doesNotHaveDuplicates();
        var sendingTwice = Database.rows("""
                select customer_id::text from message where brand = ? and status = 'SENDING'
                group by customer_id having count(*) > 1""", brand.key());
        assertThat(sendingTwice).isEmpty();
    }

    @Test
    void aSendWhoseReplicaDiedIsUnknownAndNeverSentAgain() {
        Phone phone = TestBrand.create().newPhone();
        Agent agent = phone.brand().agent("agent-1");
        String reply = start(agent, phone, "Hello");
        awaitStatus(agent, reply, "DELIVERED");
        Database.change("""
                update message set status = 'SENDING', status_rank = 10, lease_until = now() - interval '1 minute'
                where id = ?""", UUID.fromString(reply));

        awaitStatus(agent, reply, "UNKNOWN");

        assertThat(agent.call()
                        .get("/api/v1/messages/" + reply + "/decision")
                        .jsonPath()
                        .getString("reason"))
                .isEqualTo("unknown:lease-ended");
        assertThat(Faults.requestsFor(phone)).isOne();
    }

    private static String start(Agent agent, Phone phone, String body) {
        return agent.call()
                .body(Map.of("brand", phone.brand().key(), "to", phone.number(), "body", body))
                .post("/api/v1/messages")
                .then()
                .statusCode(202)
                .extract()
                .path("message.id");
    }

    private static void awaitStatus(Agent agent, String message, String status) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(agent.call()
                                .get("/api/v1/messages/" + message)
                                .jsonPath()
                                .getString("status"))
                        .isEqualTo(status));
    }
}
