package org.threadline.outbound.failure;

import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.threadline.harness.Database;
import org.threadline.harness.Faults;
import org.threadline.harness.Refusal;
import org.threadline.local.LocalServersResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;

/** The carrier knows of an opt-out that we have not heard. */
@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class CarrierOptOutTest {

    @ParameterizedTest
    @ValueSource(strings = {"refusalCodes", "callbackCodes"})
    void itIsWrittenDownTakesBackWhatWaitsAndIsNotConfirmed(String fault) {
        var customer = Troubled.customer();
        customer.awaitStatus(customer.write("First"), "DELIVERED");
        String waiting = later(customer);

        Faults.during(Map.of(fault, Map.of(customer.phone().number(), 21610)), () -> {
            String text = customer.write("Second");
            customer.awaitStatus(text, fault.startsWith("refusal") ? "FAILED" : "UNDELIVERED");
        });

        assertThat(customer.message(waiting).getString("status")).isEqualTo("CANCELED");
        assertThat(Database.rows("""
                select distinct source, granted from consent_entry e join customer c on c.id = e.customer_id
                where c.brand = ? and c.phone = ?""", customer.brand().key(), customer.phone().number()))
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry).containsEntry("source", "carrier").containsEntry("granted", false));
        Refusal.of(
                customer.agent()
                        .call()
                        .body(Map.of(
                                "brand",
                                customer.brand().key(),
                                "to",
                                customer.phone().number(),
                                "body",
                                "Third"))
                        .post("/api/v1/messages"),
                409,
                "opted-out");
        assertThat(Database.textsTo(customer.phone()))
                .extracting(row -> row.get("kind"))
                .containsOnly("AGENT");
        assertThat(Faults.requestsFor(customer.phone())).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"refusalCodes", "callbackCodes"})
    void aCustomerWhoTextsStartIsTextedAgain(String fault) {
        var customer = Troubled.customer();
        Faults.during(Map.of(fault, Map.of(customer.phone().number(), 21610)), () -> {
            String text = customer.write("Hello");
            customer.awaitStatus(text, fault.startsWith("refusal") ? "FAILED" : "UNDELIVERED");
        });

        customer.phone().text("START");

        customer.awaitStatus(customer.write("Welcome back"), "DELIVERED");
    }

    /** A text that waits for its time. */
    private static String later(Troubled customer) {
        UUID id = UUID.randomUUID();
        Database.change(
                """
                insert into message (id, brand, customer_id, direction, kind, purpose, body, status, status_rank, segments,
                  encoding, sender, lane, due_at, created_at)
                select ?, c.brand, c.id, 'OUTBOUND', 'AGENT', 'SUPPORT', 'Tomorrow', 'QUEUED', 0, 1, 'GSM_7', ?, 1,
                  now() + interval '1 day', now()
                from customer c where c.brand = ? and c.phone = ?""",
                id,
                customer.brand().number(),
                customer.brand().key(),
                customer.phone().number());
        return id.toString();
    }
}
