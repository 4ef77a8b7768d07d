package org.threadline.outbound.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.threadline.harness.Agent;
import org.threadline.harness.Database;
import org.threadline.harness.Faults;
import org.threadline.harness.Machine;
import org.threadline.harness.Phone;
import org.threadline.harness.Race;
import org.threadline.harness.TestBrand;
import org.threadline.local.LocalServersResource;
import org.threadline.outbound.sender.Senders;
import org.threadline.value.PhoneNumber;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A number sends as fast as it may and no faster, whoever claims its texts. */
@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class SenderPaceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final int RATE = 20;

    @Inject
    SendClaims claims;

    @Inject
    Senders senders;

    @Inject
    SenderPaces paces;

    @Inject
    Session entities;

    private TestBrand brand;

    @BeforeEach
    void aBrandWithOneNumber() {
        brand = TestBrand.create();
        send(List.of(Map.of("number", brand.number(), "segmentsPerSecond", RATE)));
    }

    @Test
    void manyWhoClaimTogetherStayBelowTheRateInEverySecond() {
        queue(brand.number(), 60);

        Race.of(4, i -> {
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(30)).until(() -> {
                claims.claim(20, Duration.ofMillis(20), Duration.ofMillis(4));
                return waiting() == 0;
            });
            return i;
        });

        List<Instant> starts = starts();
        assertThat(starts).hasSize(60);
        assertThat(IntStream.range(RATE, starts.size())
                        .mapToObj(i -> Duration.between(starts.get(i - RATE), starts.get(i))))
                .allMatch(twentyLater -> twentyLater.compareTo(Duration.ofSeconds(1)) >= 0);
    }

    @Test
    void whoServedANumberLastComesFirst() {
        queue(brand.number(), 300);

        // A pause of this machine may use up the time ahead; then it is tried again.
        await().atMost(PATIENCE).until(() -> isReady("300 ms", null) && !isReady("300 ms", UUID.randomUUID()));
    }

    @Test
    void aNumberIsNotLeftToSomebodyWhoDoesNotServeIt() {
        queue(brand.number(), 300);

        assertThat(isReady("-1 ms", UUID.randomUUID())).isTrue();
    }

    /** Whether we may claim texts of the number, if its next slot were so far ahead. */
    private boolean isReady(String ahead, UUID servedBy) {
        return Machine.call(() -> {
            entities.createNativeMutationQuery("""
                            update sender_pace set served_by = :servedBy,
                              next_slot_at = clock_timestamp() + cast(:ahead as interval) where number = :number""")
                    .setParameter("servedBy", servedBy)
                    .setParameter("ahead", ahead)
                    .setParameter("number", brand.number())
                    .executeUpdate();
            return paces.ready(1000).stream().anyMatch(ready -> ready.number().equals(brand.number()));
        });
    }

    @Test
    void aSlowNumberHoldsUpNoOther() {
        String quick = brand.number().replace("+1303", "+1305");
        send(List.of(Map.of("number", brand.number()), Map.of("number", quick, "segmentsPerSecond", 200)));
        queue(brand.number(), 300);
        queue(quick, 20);

        await().atMost(PATIENCE)
                .until(() -> Database.rows(
                                "select 1 from message where brand = ? and sender = ? and status = 'QUEUED'",
                                brand.key(),
                                quick)
                        .isEmpty());

        assertThat(waiting()).isGreaterThan(100);
    }

    @Test
    void aBusyCarrierDoesNotChangeTheOrderOfACustomersTexts() {
        Phone phone = brand.newPhone();
        Agent agent = brand.agent("agent-1");
        List<String> lines = IntStream.range(0, 6).mapToObj(i -> "line " + i).toList();

        Faults.during(Map.of("rejectWith429", 0.4), () -> {
            lines.forEach(line -> start(agent, phone, line));
            await().atMost(PATIENCE).until(() -> phone.received().size() >= 2);
        });

        await().atMost(PATIENCE).until(() -> phone.received().size() == lines.size());
        assertThat(phone.received()).isEqualTo(lines);
    }

    @Test
    void aHaltedNumberSendsNothingUntilItIsLetGoOnAndItsTextsSayWhy() {
        Phone phone = brand.newPhone();
        Agent agent = brand.agent("agent-1");
        var number = PhoneNumber.of(brand.number());
        Machine.run(() -> senders.halt(number, "carrier:30034"));

        String message = start(agent, phone, "Hello");
        Phone other = TestBrand.create().newPhone();
        start(other.brand().agent("agent-1"), other, "Hello");
        await().atMost(PATIENCE).until(() -> other.received().size() == 1);
        assertThat(phone.received()).isEmpty();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(agent.call()
                                .get("/api/v1/messages/" + message + "/decision")
                                .jsonPath()
                                .getString("reason"))
                        .isEqualTo("sender-halted:carrier:30034"));

        Machine.run(() -> senders.resume(number));
        await().atMost(PATIENCE).until(() -> phone.received().size() == 1);
    }

    @Test
    void customersAreSpreadOverThePoolAndKeepTheNumberTheyKnow() {
        String second = brand.number().replace("+1303", "+1305");
        String third = brand.number().replace("+1303", "+1307");
        send(List.of(Map.of("number", brand.number()), Map.of("number", second), Map.of("number", third)));
        Agent agent = brand.agent("agent-1");
        var phones = IntStream.range(0, 24).mapToObj(i -> brand.newPhone()).toList();

        phones.forEach(phone -> start(agent, phone, "first"));
        phones.forEach(phone -> start(agent, phone, "second"));

        assertThat(Database.rows("select distinct sender from message where brand = ?", brand.key()))
                .hasSize(3);
        assertThat(Database.rows(
                        "select customer_id from message where brand = ? group by customer_id having count(distinct sender) > 1",
                        brand.key()))
                .isEmpty();
    }

    @Test
    void whatWaitsForANumberThatTheBrandGivesUpLeavesFromAnother() {
        Phone phone = brand.newPhone();
        Agent agent = brand.agent("agent-1");
        Machine.run(() -> senders.halt(PhoneNumber.of(brand.number()), "carrier:30034"));
        start(agent, phone, "Hello");

        String another = brand.number().replace("+1303", "+1305");
        send(List.of(Map.of("number", another)));

        await().atMost(PATIENCE).until(() -> phone.received().size() == 1);
        start(agent, phone, "Again");
        assertThat(Database.rows("select distinct sender from message where brand = ?", brand.key()))
                .extracting(row -> row.get("sender"))
                .containsExactly(another);
    }

    private void send(List<Map<String, Object>> senders) {
        brand.put(Map.of("senders", senders));
    }

    /** One text for each of so many customers, all due now, and nobody is woken for it. */
    private void queue(String number, int customers) {
        Database.change("""
                with people as (
                  insert into customer (id, brand, phone, created_at, updated_at)
                  select gen_random_uuid(), ?, '+1404' || (5550000 + ? + i)::text, now(), now()
                  from generate_series(1, ?) as i returning id, brand)
                insert into message (id, brand, customer_id, direction, kind, purpose, body, status, status_rank,
                  segments, encoding, sender, lane, due_at, created_at)
                select gen_random_uuid(), brand, id, 'OUTBOUND', 'ORDER_UPDATE', 'TRANSACTIONAL', 'News', 'QUEUED', 0,
                  1, 'GSM_7', ?, 2, now(), now()
                from people""", brand.key(), number.equals(brand.number()) ? 0 : 5000, customers, number);
    }

    private int waiting() {
        return Database.rows("select 1 from message where brand = ? and status = 'QUEUED'", brand.key())
                .size();
    }

    private List<Instant> starts() {
        var starts = new ArrayList<Instant>();
        Database.rows("select starts_at from message where brand = ? order by starts_at", brand.key())
                .forEach(row -> starts.add(((java.sql.Timestamp) row.get("starts_at")).toInstant()));
        return starts;
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
}
