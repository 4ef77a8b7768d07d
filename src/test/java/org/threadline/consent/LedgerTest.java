package org.threadline.consent;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.threadline.harness.Agent;
import org.threadline.harness.Database;
import org.threadline.harness.Ledger;
import org.threadline.harness.Phone;
import org.threadline.harness.Refusal;
import org.threadline.harness.TestBrand;
import org.threadline.harness.Waiting;
import org.threadline.local.LocalServersResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class LedgerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void whatAnAgentWritesDownIsALineWithItsEvidence() {
        var ledger = Ledger.of(heardOf());

        var answer = ledger.agentSays(Map.of(
                "purpose", "MARKETING", "granted", true, "source", "phone call", "wording", "Yes, text me offers."));

        answer.then()
                .statusCode(201)
                .body("id", notNullValue())
                .body("purpose", equalTo("MARKETING"))
                .body("granted", equalTo(true))
                .body("source", equalTo("phone call"))
                .body("wording", equalTo("Yes, text me offers."))
                .body("author", equalTo("agent-1"))
                .body("saidAt", notNullValue());
        assertThat(ledger.state()).isEqualTo("MARKETING=true SUPPORT=true TRANSACTIONAL=true");
    }

    @ParameterizedTest
    @CsvSource({"phone call, , wording", ", Yes please, source", "' ', Yes please, source"})
    void marketingIsNotGrantedWithoutSourceAndWording(String source, String wording, String missing) {
        var ledger = Ledger.of(heardOf());
        var word = new HashMap<String, Object>(Map.of("purpose", "MARKETING", "granted", true));
        word.put("source", source);
        word.put("wording", wording);

        Refusal.of(ledger.agentSays(word), 400).body("violations.field", hasItem(missing));

        assertThat(ledger.lines()).isEmpty();
    }

    @Test
    void whatWasWithdrawnIsNotGivenBackWithoutTheCustomersWords() {
        var phone = TestBrand.create().newPhone();
        phone.text("STOP");
        var ledger = Ledger.of(phone);

        Refusal.of(ledger.agentSays(Map.of("purpose", "SUPPORT", "granted", true)), 400);

        assertThat(ledger.state()).isEqualTo(OptOutTest.NOTHING);
    }

    @Test
    void aWithdrawalNeedsNoMoreThanThePurpose() {
        var ledger = Ledger.of(heardOf());

        ledger.agentSays(Map.of("purpose", "TRANSACTIONAL", "granted", false))
                .then()
                .statusCode(201)
                .body("source", equalTo("agent"));

        assertThat(ledger.state()).isEqualTo("MARKETING=false SUPPORT=true TRANSACTIONAL=false");
    }

    @Test
    void theSameKeyWritesOneLine() {
        var ledger = Ledger.of(heardOf());
        var word = Map.of("purpose", "TRANSACTIONAL", "granted", false);
        String key = UUID.randomUUID().toString();
        var first =
                ledger.agent().call().header("Idempotency-Key", key).body(word).post(ledger.path());

        var again =
                ledger.agent().call().header("Idempotency-Key", key).body(word).post(ledger.path());

        again.then().statusCode(201).header("Idempotency-Replayed", "true");
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(ledger.lines()).hasSize(1);
    }

    @Test
    void theLedgerIsPagedTheLatestSaidFirst() {
        var ledger = Ledger.of(heardOf());
        for (boolean granted : new boolean[] {false, true, false}) {
            ledger.agentSays(Map.of("purpose", "TRANSACTIONAL", "granted", granted, "wording", "as " + granted));
        }
        var first =
                ledger.agent().call().queryParam("limit", 2).get(ledger.path()).jsonPath();

        var second = ledger.agent()
                .call()
                .queryParam("limit", 2)
                .queryParam("cursor", first.getString("nextCursor"))
                .get(ledger.path())
                .jsonPath();

        assertThat(first.getList("items.granted")).isEqualTo(List.of(false, true));
        assertThat(second.getList("items.granted")).isEqualTo(List.of(false));
        assertThat(second.getString("nextCursor")).isNull();
    }

    @Test
    void aCursorThatTheListHasNotGivenIsRefused() {
        var ledger = Ledger.of(heardOf());

        Refusal.of(ledger.agent().call().queryParam("cursor", "bm9uZQ").get(ledger.path()), 400);
    }

    @Test
    void anotherBrandsCustomerDoesNotExist() {
        var ledger = Ledger.of(heardOf());
        var stranger = Agent.of(TestBrand.create().key(), "agent-1");

        Refusal.of(stranger.call().get(ledger.path()), 404);
        Refusal.of(
                stranger.call()
                        .body(Map.of("purpose", "SUPPORT", "granted", false))
                        .post(ledger.path()),
                404);

        assertThat(ledger.lines()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"agent", "shop"})
    void whatWaitsForAPurposeIsTakenBackWhoeverWithdrawsIt(String who) {
        var phone = OptOutTest.withAWaitingReminder();
        var ledger = Ledger.of(phone);

        if (who.equals("agent")) {
            ledger.agentSays(Map.of("purpose", "MARKETING", "granted", false));
        } else {
            ledger.shopSays("MARKETING", false, "account page", Instant.now());
        }

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Database.textsTo(phone))
                        .singleElement()
                        .satisfies(text -> assertThat(text)
                                .containsEntry("status", "CANCELED")
                                .containsEntry("decision", "opted-out")));
    }

    @Test
    void whatWaitsForAnotherPurposeStays() {
        var phone = OptOutTest.withAWaitingReminder();

        Ledger.of(phone).agentSays(Map.of("purpose", "TRANSACTIONAL", "granted", false));

        assertThat(Database.textsTo(phone).getFirst()).containsEntry("status", "QUEUED");
    }

    @Test
    void aWordThatIsOlderThanWhatIsKnownTakesNothingBack() {
        var phone = OptOutTest.withAWaitingReminder();
        var ledger = Ledger.of(phone);
        ledger.agentSays(Map.of("purpose", "MARKETING", "granted", true, "source", "phone", "wording", "Yes"));

        ledger.shopSays("MARKETING", false, "account page");

        await().atMost(PATIENCE).until(() -> ledger.lines().size() == 3);
        assertThat(Database.textsTo(phone).getFirst()).containsEntry("status", "QUEUED");
        assertThat(ledger.state()).isEqualTo("MARKETING=true SUPPORT=true TRANSACTIONAL=true");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update consent_entry set granted = true",
                "delete from consent_entry",
                "truncate consent_entry",
                "begin; select set_config('threadline.erasing_customer', gen_random_uuid()::text, true);"
                        + " delete from consent_entry"
            })
    void theDatabaseRefusesToRewriteIt(String sql) throws SQLException {
        TestBrand.create().newPhone().text("STOP");
        try (Connection connection = Database.connect();
                var statement = connection.createStatement()) {

            assertThatThrownBy(() -> statement.execute(sql)).hasMessageContaining("append-only");
        }
    }

    @Test
    void erasingACustomerIsTheOneWayOut() throws SQLException {
        var phone = TestBrand.create().newPhone();
        phone.text("STOP");
        var ledger = Ledger.of(phone);
        String customer = ledger.customer();
        try (Connection connection = Database.connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select set_config('threadline.erasing_customer', '" + customer + "', true)");

            int erased = statement.executeUpdate("delete from consent_entry where customer_id = '" + customer + "'");

            connection.rollback();
            assertThat(erased).isEqualTo(3);
        }
    }

    @Test
    void whoLeavesAndComesBackIsCountedBySource() {
        var phone = TestBrand.create().newPhone();

        phone.text("STOP");
        phone.text("START");

        assertThat(RestAssured.get("/q/metrics").asString())
                .containsPattern("threadline_opt_outs_total\\{[^}]*purpose=\"support\"[^}]*source=\"keyword\"[^}]*}")
                .containsPattern("threadline_opt_ins_total\\{[^}]*purpose=\"support\"[^}]*source=\"keyword\"[^}]*}")
                .contains("threadline_opt_out_requests_open");
    }

    /** A customer of whose consent nothing is known. */
    private static Phone heardOf() {
        return Waiting.customer().phone();
    }
}
