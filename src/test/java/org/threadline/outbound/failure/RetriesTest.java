package org.threadline.outbound.failure;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.threadline.harness.Carrier;
import org.threadline.harness.Database;
import org.threadline.harness.Faults;
import org.threadline.local.LocalServersResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;

/** What has failed for a reason that passes is said once more, by another text. */
@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class RetriesTest {

    private Troubled customer;

    @BeforeEach
    void aCustomer() {
        customer = Troubled.customer();
    }

    @Test
    void aRetryIsAMessageOfItsOwnThatAgentsSeeAndThatArrives() {
        String failed = fail(30003);

        Troubled.makeDue(Troubled.retryOf(failed));

        String retry = Troubled.retryOf(failed);
        customer.awaitStatus(retry, "DELIVERED");
        assertThat(customer.message(failed).getString("status")).isEqualTo("UNDELIVERED");
        assertThat(customer.message(retry).getString("retryOf")).isEqualTo(failed);
        assertThat(customer.agent().messagesOf(customer.agent().threadOf(customer.phone())))
                .extracting(message -> message.get("id"), message -> message.get("author"))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(failed, "agent-1"),
                        org.assertj.core.groups.Tuple.tuple(retry, "agent-1"));
        assertThat(customer.phone().received()).containsExactly("Hello", "Hello");
    }

    @Test
    void aRetryThatWaitsSaysWhy() {
        String failed = fail(30003);

        assertThat(customer.reason(Troubled.retryOf(failed))).isEqualTo("retry:30003");
    }

    @Test
    void theSameFailureToldAgainIsNotTriedTwice() {
        String failed = fail(30003);

        Carrier.callBack(failed, Troubled.carrierIdOf(failed), "undelivered")
                .then()
                .statusCode(204);
        Carrier.callBack(failed, Troubled.carrierIdOf(failed), "failed").then().statusCode(204);

        assertThat(Troubled.retriesOf(failed)).hasSize(1);
    }

    @Test
    void aPhoneThatIsNeverReachedIsGivenUpAfterThreeRetries() {
        Faults.during(Map.of("callbackCodes", Map.of(customer.phone().number(), 30003)), () -> {
            String failed = customer.write("Hello");
            for (int retry = 1; retry <= 3; retry++) {
                customer.awaitStatus(failed, "UNDELIVERED");
                assertThat(customer.suppressions()).isEmpty();
                failed = Troubled.retryOf(failed);
                Troubled.makeDue(failed);
            }
            customer.awaitStatus(failed, "UNDELIVERED");
            assertThat(Troubled.retriesOf(failed)).isEmpty();
        });

        assertThat(customer.suppressions())
                .extracting(entry -> entry.get("code"))
                .containsExactly("30003");
        assertThat(customer.phone().received()).hasSize(4);
    }

    @Test
    void anErrorThatNobodyCanExplainIsTriedOnceMoreAndNotAgain() {
        Faults.during(Map.of("callbackCodes", Map.of(customer.phone().number(), 30008)), () -> {
            String failed = customer.write("Hello");
            customer.awaitStatus(failed, "UNDELIVERED");
            String retry = Troubled.retryOf(failed);
            Troubled.makeDue(retry);
            customer.awaitStatus(retry, "UNDELIVERED");

            assertThat(Troubled.retriesOf(retry)).isEmpty();
        });
        assertThat(customer.suppressions()).isEmpty();
    }

    @Test
    void whatWouldComeTooLateIsNotTriedAgainAndProvesNothingOfTheNumber() {
        Faults.during(Map.of("blackholeWebhooks", true), () -> {
            String text = customer.write("Hello");
            customer.awaitStatus(text, "ACCEPTED");
            Database.change(
                    "update message set expires_at = now() + interval '5 minutes' where id = ?", UUID.fromString(text));

            callBackUndelivered(text, "30003");

            assertThat(customer.message(text).getString("status")).isEqualTo("UNDELIVERED");
            assertThat(Troubled.retriesOf(text)).isEmpty();
            assertThat(customer.suppressions()).isEmpty();
        });
    }

    @Test
    void oldNewsIsNotTriedAgainOnceSomethingNewerWasSaid() {
        Faults.during(Map.of("blackholeWebhooks", true), () -> {
            String shipped = customer.write("It has been shipped");
            customer.awaitStatus(shipped, "ACCEPTED");
            String delivered = customer.write("It has arrived");
            Database.change("update message set subject = 'order:1' where id = any (?)", (Object)
                    new UUID[] {UUID.fromString(shipped), UUID.fromString(delivered)});

            callBackUndelivered(shipped, "30003");

            assertThat(Troubled.retriesOf(shipped)).isEmpty();
        });
    }

    @Test
    void theGateIsAskedAboutARetryToo() {
        String failed = fail(30003);
        String retry = Troubled.retryOf(failed);
        customer.phone().text("STOP");
        // As if it had been queued at the very moment of the STOP, and nobody had taken it back.
        Database.change(
                "update message set status = 'QUEUED', status_rank = 0, due_at = now() where id = ?",
                UUID.fromString(retry));

        customer.awaitStatus(retry, "CANCELED");

        assertThat(customer.reason(retry)).isEqualTo("no-consent:SUPPORT");
        assertThat(customer.phone().received()).filteredOn("Hello"::equals).hasSize(1);
    }

    @Test
    void aPhotoGoesWithTheRetryToo() {
        customer.phone().text("Which one?");
        String thread = customer.agent().threadOf(customer.phone());
        customer.agent().claim(thread);
        String[] failed = new String[1];
        Faults.during(Map.of("callbackCodes", Map.of(customer.phone().number(), 30008)), () -> {
            failed[0] = customer.agent()
                    .call()
                    .body(Map.of("body", "This one", "media", List.of("https://shop.example/mug.jpg")))
                    .post("/api/v1/threads/" + thread + "/messages")
                    .then()
                    .statusCode(202)
                    .extract()
                    .path("id");
            customer.awaitStatus(failed[0], "UNDELIVERED");
        });

        assertThat(customer.message(Troubled.retryOf(failed[0])).getString("media[0].url"))
                .isEqualTo("https://shop.example/mug.jpg");
    }

    private String fail(int code) {
        String[] failed = new String[1];
        Faults.during(Map.of("callbackCodes", Map.of(customer.phone().number(), code)), () -> {
            failed[0] = customer.write("Hello");
            customer.awaitStatus(failed[0], "UNDELIVERED");
        });
        return failed[0];
    }

    private static void callBackUndelivered(String text, String code) {
        Carrier.callBack(text, Troubled.carrierIdOf(text), "undelivered", code)
                .then()
                .statusCode(204);
    }
}
