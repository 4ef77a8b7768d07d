package org.threadline.outbound.queue;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.threadline.harness.Carrier;
import org.threadline.harness.Database;
import org.threadline.harness.Phone;
import org.threadline.harness.TestBrand;
import org.threadline.local.LocalServersResource;
import org.threadline.outbound.OutgoingText;
import org.threadline.outbound.SendOutcome;
import org.threadline.outbound.queue.SendRecords.Sent;
import org.threadline.value.PhoneNumber;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;

/** The carrier's callback was faster than the outcome of the request: what it has settled stays as it is. */
@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class LateOutcomeTest {

    @Inject
    SendRecords records;

    private Phone phone;
    private UUID message;

    @BeforeEach
    void aTextUnderWay() {
        phone = TestBrand.create().newPhone();
        phone.brand().haltNumber();
        message = UUID.fromString(phone.brand()
                .agent("agent-1")
                .call()
                .body(Map.of("brand", phone.brand().key(), "to", phone.number(), "body", "Hello"))
                .post("/api/v1/messages")
                .then()
                .statusCode(202)
                .extract()
                .path("message.id"));
        Database.change("""
                update message set status = 'SENDING', status_rank = 10, attempts = 1, decision = 'sent',
                  decided_at = now(), lease_until = now() + interval '5 minutes' where id = ?""", message);
    }

    static Stream<SendOutcome> late() {
        return Stream.of(new SendOutcome.Unknown("timeout"), new SendOutcome.Refused("21211"));
    }

    @ParameterizedTest
    @MethodSource("late")
    void whatIsSettledKeepsItsStatusAndItsDecision(SendOutcome outcome) {
        Carrier.callBack(message.toString(), "SM" + message, "delivered").then().statusCode(204);

        records.record(List.of(new Sent(text(), outcome)));

        assertThat(stored()).containsEntry("status", "DELIVERED").containsEntry("decision", "sent");
    }

    @Test
    void whatIsNotSettledIsUnknownAndSaysWhy() {
        records.record(List.of(new Sent(text(), new SendOutcome.Unknown("timeout"))));

        assertThat(stored()).containsEntry("status", "UNKNOWN").containsEntry("decision", "unknown:timeout");
    }

    private OutgoingText text() {
        return new OutgoingText(
                message,
                phone.brand().key(),
                PhoneNumber.of(phone.number()),
                PhoneNumber.of(phone.brand().number()),
                null,
                "Hello",
                List.of(),
                null);
    }

    private Map<String, Object> stored() {
        return Database.rows("select status, decision from message where id = ?", message)
                .getFirst();
    }
}
