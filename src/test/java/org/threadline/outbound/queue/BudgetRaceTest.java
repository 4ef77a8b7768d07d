package org.threadline.outbound.queue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import jakarta.inject.Inject;

import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.threadline.harness.Database;
import org.threadline.harness.Machine;
import org.threadline.harness.TestBrand;
import org.threadline.local.LocalServersResource;
import org.threadline.value.Kind;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A budget of one segment, a brand of two numbers, and two replicas that each claim one of them. The numbers are halted
 * for everybody but the claim that lets its own go on, so that the application's own job keeps out of it.
 */
@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class BudgetRaceTest {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Duration LEAD = Duration.ofMillis(20);

    @Inject
    SendClaims claims;

    @Inject
    Session entities;

    private TestBrand brand;
    private String other;

    @BeforeEach
    void aBudgetOfOneAndATextFromEitherNumber() {
        other = "+1305555%04d".formatted(1000 + COUNT.incrementAndGet());
        brand = TestBrand.create();
        // Noon, so that no midnight comes in between.
        int hours = 12 - Instant.now().atZone(ZoneOffset.UTC).getHour();
        brand.put(Map.of(
                "timeZone", ZoneOffset.ofHours(hours).getId(),
                "policies", Map.of("dailySegments", 1),
                "senders", List.of(sender(brand.number()), sender(other))));
        halt(brand.number());
        halt(other);
        queueFrom(brand.number(), "+14045570001");
        queueFrom(other, "+14045570002");
    }

    @Test
    void twoReplicasThatClaimAtOneInstantDoNotSpendItTwice() {
        List<UUID> second = Machine.call(() -> {
            assertThat(claimFrom(brand.number())).hasSize(1);
            return CompletableFuture.supplyAsync(() -> claimInATransactionOfItsOwn(other))
                    .join();
        });

        assertThat(second).isEmpty();
        await().untilAsserted(() -> assertThat(waiting())
                .singleElement()
                .satisfies(row -> assertThat(row.get("decision")).isEqualTo("budget")));
        assertThat(spent()).isEqualTo(1);
    }

    @Test
    void aReplicaThatStandsStillInItsClaimHoldsUpNobodyForGood() {
        Machine.run(() -> {
            claimFrom(brand.number());
            CompletableFuture.runAsync(() -> claimInATransactionOfItsOwn(other))
                    .orTimeout(10, java.util.concurrent.TimeUnit.SECONDS)
                    .join();
            assertThat(Database.rows("select decision from message where sender = ?", other))
                    .extracting(row -> row.get("decision"))
                    .containsExactly("budget:counted");
        });
    }

    @Test
    void whatWasClaimedAndGivenBackIsFreeForAnother() {
        UUID given = claimInATransactionOfItsOwn(brand.number()).getFirst();
        halt(brand.number());
        claims.giveBack(given);

        List<UUID> second = claimInATransactionOfItsOwn(other);

        assertThat(second).hasSize(1);
    }

    @Test
    void whatTheCarrierRefusedIsFreeForAnother() {
        UUID refused = claimInATransactionOfItsOwn(brand.number()).getFirst();
        Database.change("update message set status = 'FAILED', status_rank = 100 where id = ?", refused);

        List<UUID> second = claimInATransactionOfItsOwn(other);

        assertThat(second).hasSize(1);
    }

    @Test
    void whatNobodyKnowsOfStaysCounted() {
        UUID silent = claimInATransactionOfItsOwn(brand.number()).getFirst();
        Database.change("update message set status = 'UNKNOWN', status_rank = 20 where id = ?", silent);

        List<UUID> second = claimInATransactionOfItsOwn(other);

        assertThat(second).isEmpty();
    }

    private List<UUID> claimInATransactionOfItsOwn(String number) {
        return Machine.call(() -> claimFrom(number));
    }

    private List<UUID> claimFrom(String number) {
        entities.createNativeMutationQuery("update sender_pace set halted_at = null where number = :number")
                .setParameter("number", number)
                .executeUpdate();
        return claims.claim(10, LEAD, LEAD).texts().stream()
                .map(claimed -> claimed.text())
                .filter(text -> text.from().value().equals(number))
                .map(text -> text.messageId())
                .collect(Collectors.toList());
    }

    private List<Map<String, Object>> waiting() {
        return Database.rows("select decision from message where brand = ? and status = 'QUEUED'", brand.key());
    }

    private int spent() {
        return Database.rows(
                        "select id from message where brand = ? and status not in ('QUEUED', 'CANCELED', 'FAILED')",
                        brand.key())
                .size();
    }

    private static void halt(String number) {
        Database.change("update sender_pace set halted_at = now(), halted_reason = 'test' where number = ?", number);
    }

    private static Map<String, Object> sender(String number) {
        return Map.of("number", number, "segmentsPerSecond", 1000);
    }

    private void queueFrom(String number, String to) {
        Database.change("""
                insert into customer (id, brand, phone, created_at, updated_at)
                values (gen_random_uuid(), ?, ?, now(), now())""", brand.key(), to);
        Database.change("""
                insert into message (id, brand, customer_id, direction, kind, purpose, body, status, status_rank,
                  segments, encoding, sender, lane, due_at, created_at)
                select gen_random_uuid(), brand, id, 'OUTBOUND', 'ORDER_UPDATE', 'TRANSACTIONAL', 'News', 'QUEUED', 0,
                  1, 'GSM_7', ?, ?, now(), now()
                from customer where brand = ? and phone = ?""", number, Kind.ORDER_UPDATE.lane().ordinal(), brand.key(), to);
    }
}
