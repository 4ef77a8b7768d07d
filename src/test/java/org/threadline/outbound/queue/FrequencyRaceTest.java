package org.threadline.outbound.queue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.threadline.harness.Database;
import org.threadline.harness.Race;
import org.threadline.harness.TestBrand;
import org.threadline.local.LocalServersResource;
import org.threadline.value.Kind;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** A cap of one while several claim at once, and while what they claim is being sent. */
@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class FrequencyRaceTest {

    private static final int CUSTOMERS = 30;

    @Inject
    SendClaims claims;

    static Stream<Arguments> ofThreeTextsDueAtOneInstantOneLeavesAndTwoAreHeld() {
        return Stream.of(
                arguments(
                        Map.of("frequencyCaps", List.of(Map.of("purpose", "MARKETING", "most", 1, "per", "PT24H"))),
                        "frequency-cap:MARKETING"),
                arguments(Map.of("automation", Map.of("most", 1)), "too-many-automated"));
    }

    @ParameterizedTest
    @MethodSource
    void ofThreeTextsDueAtOneInstantOneLeavesAndTwoAreHeld(Map<String, Object> policies, String reason) {
        var brand = TestBrand.create(Map.of("policies", policies));
        queueThreeTextsForEach(brand);

        List<List<UUID>> claimed = Race.of(6, i -> {
            var mine = new ArrayList<UUID>();
            for (int round = 0; round < 8; round++) {
                claims.claim(7, Duration.ofMillis(20), Duration.ofMillis(4))
                        .texts()
                        .forEach(text -> mine.add(text.text().messageId()));
            }
            return mine;
        });

        // The application's own job claims beside us and sends what it takes; nobody claims what we took.
        assertThat(claimed.stream().flatMap(List::stream)).doesNotHaveDuplicates();
        var left = Database.rows(
                "select customer_id, id from message where brand = ? and status not in ('QUEUED', 'CANCELED', 'FAILED')",
                brand.key());
        assertThat(left).isNotEmpty();
        assertThat(left.stream()
                        .collect(groupingBy(row -> row.get("customer_id")))
                        .values())
                .allSatisfy(texts -> assertThat(texts).hasSize(1));
        assertThat(Database.rows(
                        "select distinct decision from message where brand = ? and status = 'QUEUED' and decision is not null",
                        brand.key()))
                .allSatisfy(row -> assertThat(row.get("decision")).isEqualTo(reason));
    }

    private static void queueThreeTextsForEach(TestBrand brand) {
        Database.change("""
                insert into customer (id, brand, phone, created_at, updated_at)
                select gen_random_uuid(), ?, '+1404556' || lpad(i::text, 4, '0'), now(), now()
                from generate_series(1, ?) as i""", brand.key(), CUSTOMERS);
        Database.change("""
                insert into consent_entry (id, brand, customer_id, purpose, granted, source, effective_at, recorded_at)
                select gen_random_uuid(), brand, id, 'MARKETING', true, 'checkout', now(), now()
                from customer where brand = ?""", brand.key());
        Database.change("""
                insert into message (id, brand, customer_id, direction, kind, purpose, body, status, status_rank,
                  segments, encoding, sender, lane, due_at, created_at)
                select gen_random_uuid(), brand, id, 'OUTBOUND', 'FOLLOW_UP', 'MARKETING', 'News', 'QUEUED', 0,
                  1, 'GSM_7', ?, ?, now(), now()
                from customer, generate_series(1, 3) where brand = ?""", brand.number(), Kind.FOLLOW_UP.lane().ordinal(), brand.key());
    }
}
