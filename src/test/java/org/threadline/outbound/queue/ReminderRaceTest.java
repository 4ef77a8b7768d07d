package org.threadline.outbound.queue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.threadline.harness.Database;
import org.threadline.harness.Race;
import org.threadline.harness.TestBrand;
import org.threadline.local.LocalServersResource;
import org.threadline.value.Kind;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Several carts of each customer are due at one moment, each from another number, and several replicas claim them: a
 * number is served by one at a time, so with one number alone they would stand in line.
 */
@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class ReminderRaceTest {

    private static final int CUSTOMERS = 30;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    SendClaims claims;

    /** Whoever is held out has one turn too, so both groups are drawn from the same customers equally often. */
    @ParameterizedTest
    @CsvSource({"0", "50"})
    void eachCustomerHasOneTurn(int heldOutPercent) {
        var brand = TestBrand.create();
        List<String> numbers = Stream.of("+1305", "+1307", "+1308")
                .map(area -> brand.number().replace("+1303", area))
                .toList();
        brand.put(Map.of(
                "policies",
                Map.of("carts", Map.of("oneReminderPerDays", 7, "holdOutPercent", heldOutPercent)),
                "senders",
                numbers.stream()
                        .map(number -> Map.of("number", number, "segmentsPerSecond", 1000))
                        .toList()));
        remindersOfThreeCartsForEach(brand, numbers);

        Race.of(6, i -> {
            for (int round = 0; round < 8; round++) {
                claims.claim(7, Duration.ofMillis(20), Duration.ofMillis(4));
            }
            return null;
        });

        // What we have not claimed the application's own job does.
        await().atMost(PATIENCE).until(() -> undecided(brand).isEmpty());
        List<Map<String, Object>> turns = Database.rows("""
                select customer_id, count(*) as turns from cart_reminder where brand = ? and fate <> 'DROPPED'
                group by customer_id""", brand.key());
        assertThat(turns).hasSize(CUSTOMERS).allSatisfy(row -> assertThat(row).containsEntry("turns", 1L));
    }

    private static List<Map<String, Object>> undecided(TestBrand brand) {
        return Database.rows(
                "select 1 from message where brand = ? and status = 'QUEUED' and decision is null", brand.key());
    }

    private static void remindersOfThreeCartsForEach(TestBrand brand, List<String> numbers) {
        Database.change("""
                insert into customer (id, brand, phone, created_at, updated_at)
                select gen_random_uuid(), ?, '+1404557' || lpad(i::text, 4, '0'), now(), now()
                from generate_series(1, ?) as i""", brand.key(), CUSTOMERS);
        Database.change("""
                insert into consent_entry (id, brand, customer_id, purpose, granted, source, effective_at, recorded_at)
                select gen_random_uuid(), brand, id, 'MARKETING', true, 'checkout', now(), now()
                from customer where brand = ?""", brand.key());
        Database.change("""
                insert into cart (brand, cart_id, customer_id, state, as_of, checkout_url, items, reminder_id)
                select brand, id || '-' || i, id, 'ACTIVE', now(), 'https://acme.example/c', '[{"name":"Mug","quantity":1}]',
                  gen_random_uuid()
                from customer, generate_series(1, 3) as i where brand = ?""", brand.key());
        Database.change(
                """
                insert into message (id, brand, customer_id, direction, kind, purpose, subject, body, status, status_rank,
                  segments, encoding, sender, lane, due_at, created_at)
                select reminder_id, brand, customer_id, 'OUTBOUND', 'CART_REMINDER', 'MARKETING', 'cart:' || cart_id,
                  'Your cart', 'QUEUED', 0, 1, 'GSM_7', (cast(? as text[]))[cast(right(cart_id, 1) as int)], ?, now(), now()
                from cart where brand = ?""",
                "{" + String.join(",", numbers) + "}",
                Kind.CART_REMINDER.lane().ordinal(),
                brand.key());
    }
}
