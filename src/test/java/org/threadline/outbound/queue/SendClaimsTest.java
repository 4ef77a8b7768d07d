package org.threadline.outbound.queue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.threadline.harness.Database;
import org.threadline.harness.Race;
import org.threadline.harness.TestBrand;
import org.threadline.local.LocalServersResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class SendClaimsTest {

    private static final int CUSTOMERS = 40;
    private static final Duration LEAD = Duration.ofMillis(20);

    @Inject
    SendClaims claims;

    @Test
    void eightWhoClaimAtOnceNeverGetTheSameTextNorTwoOfOneCustomer() {
        var brand = TestBrand.create();
        queueThreeTextsForEachOf(CUSTOMERS, brand);

        List<List<UUID>> claimed = Race.of(8, i -> {
            var mine = new ArrayList<UUID>();
            for (int round = 0; round < 5; round++) {
                claims.claim(7, LEAD, LEAD)
                        .texts()
                        .forEach(text -> mine.add(text.text().messageId()));
            }
            return mine;
        });

        // The application's own job claims beside us; what it takes it sends, and that customer's next may follow.
        List<UUID> ours = claimed.stream().flatMap(List::stream).toList();
        assertThat(ours).isNotEmpty().doesNotHaveDuplicates();
        assertThat(customersOf(ours, brand)).doesNotHaveDuplicates();
        assertThat(attempts(brand)).containsOnly(0, 1);
    }

    /** All become due at one instant, and nobody is woken for it. */
    private static void queueThreeTextsForEachOf(int customers, TestBrand brand) {
        Database.change("""
                insert into customer (id, brand, phone, created_at, updated_at)
                select gen_random_uuid(), ?, '+1404555' || lpad(i::text, 4, '0'), now(), now()
                from generate_series(1, ?) as i""", brand.key(), customers);
        Database.change(
                """
                insert into message (id, brand, customer_id, direction, kind, purpose, body, status, status_rank,
                  segments, encoding, sender, lane, due_at, created_at)
                select gen_random_uuid(), brand, id, 'OUTBOUND', 'ORDER_UPDATE', 'TRANSACTIONAL', 'News', 'QUEUED', 0,
                  1, 'GSM_7', ?, ?, now(), now()
                from customer, generate_series(1, 3) where brand = ?""",
                brand.number(),
                org.threadline.value.Kind.ORDER_UPDATE.lane().ordinal(),
                brand.key());
    }

    private static List<Object> customersOf(List<UUID> messages, TestBrand brand) {
        return Database.rows("select id, customer_id from message where brand = ?", brand.key()).stream()
                .filter(row -> messages.contains(row.get("id")))
                .map(row -> row.get("customer_id"))
                .toList();
    }

    private static List<Object> attempts(TestBrand brand) {
        return Database.rows("select attempts from message where brand = ?", brand.key()).stream()
                .map(row -> row.get("attempts"))
                .toList();
    }
}
