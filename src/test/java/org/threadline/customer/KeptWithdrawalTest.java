package org.threadline.customer;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.threadline.harness.Agent;
import org.threadline.harness.Carrier;
import org.threadline.harness.Database;
import org.threadline.harness.Ledger;
import org.threadline.harness.Person;
import org.threadline.harness.Phone;
import org.threadline.harness.Shop;
import org.threadline.harness.TestBrand;
import org.threadline.harness.Tokens;
import org.threadline.local.LocalServersResource;
import org.threadline.message.Status;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;

/** STOP outlives the customer who has said it. */
@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class KeptWithdrawalTest {

    private static final String NOTHING = "MARKETING=false SUPPORT=false TRANSACTIONAL=false";

    @Test
    void itIsInForceWhenTheNumberTextsAgain() {
        var phone = stoppedAndErased();

        phone.text("Hello?");

        assertThat(Ledger.of(phone).state()).isEqualTo(NOTHING);
        assertThat(Ledger.of(phone).lines()).extracting("source").containsOnly("kept");
    }

    @Test
    void itIsInForceWhenAnEventNamesTheNumberAgain() {
        var phone = stoppedAndErased();
        int before = phone.received().size();

        Shop.publish(phone, "order.shipped", Map.of("orderId", "o-1"));

        Awaitility.await().until(() -> Database.textsTo(phone).size() == 1);
        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(Database.textsTo(phone).getFirst()).containsEntry("status", "CANCELED"));
        assertThat(phone.received()).hasSize(before);
    }

    @Test
    void noWordOfAShopOrAnAgentUndoesIt() {
        var phone = stoppedAndErased();
        var ledger = Ledger.of(phone);
        ledger.shopSays("MARKETING", true, "checkout", Instant.now());
        Awaitility.await().until(ledger::isHeardOf);

        ledger.agentSays(Map.of("purpose", "SUPPORT", "granted", true, "source", "phone", "wording", "says so"));

        assertThat(ledger.state()).isEqualTo(NOTHING);
    }

    @Test
    void aKeywordUndoesIt() {
        var phone = stoppedAndErased();
        phone.text("Hello?");

        phone.text("START");

        assertThat(Ledger.of(phone).state()).isEqualTo("MARKETING=false SUPPORT=true TRANSACTIONAL=true");
    }

    @Test
    void whatTheShopSaysAfterTheKeywordCountsAgain() {
        var phone = stoppedAndErased();
        phone.text("START");
        var ledger = Ledger.of(phone);

        ledger.shopSays("MARKETING", true, "checkout", Instant.now().plus(Duration.ofSeconds(1)));

        Awaitility.await().untilAsserted(() -> assertThat(ledger.state()).contains("MARKETING=true"));
    }

    @Test
    void aRequestInPlainWordsThatNobodyHasReadIsKeptToo() {
        var phone = TestBrand.create().newPhone();
        phone.text("Please don't text me again");
        erase(phone);

        phone.text("Hello?");

        assertThat(Ledger.of(phone).state()).isEqualTo(NOTHING);
    }

    @Test
    void itOutlivesASecondErasure() {
        var phone = stoppedAndErased();
        phone.text("Hello?");
        erase(phone);

        phone.text("Hello??");

        assertThat(Ledger.of(phone).state()).isEqualTo(NOTHING);
    }

    @Test
    void whoHasNotStoppedIsForgottenWithoutATrace() {
        var phone = TestBrand.create().newPhone();
        phone.text("Hello");
        int before = Database.rows("select 1 from kept_withdrawal").size();

        erase(phone);

        assertThat(Database.rows("select 1 from kept_withdrawal")).hasSize(before);
        phone.text("Hello");
        assertThat(Ledger.of(phone).state()).isEqualTo("MARKETING=false SUPPORT=true TRANSACTIONAL=true");
    }

    /** Of a text that was on its way when its customer was erased. */
    @Test
    void whatTheCarrierSaysOfWhoIsErasedIsKeptToo() {
        var phone = TestBrand.create().newPhone();
        phone.text("Hello");
        UUID onItsWay = onItsWay(phone);
        erase(phone);

        optedOut(onItsWay);

        assertThat(ErasureTest.tablesThatHold(phone.number())).isEmpty();
        phone.text("Hello?");
        assertThat(Ledger.of(phone).state()).isEqualTo(NOTHING);
        assertThat(Ledger.of(phone).lines()).extracting("source").containsOnly("kept");
    }

    @Test
    void whatTheCarrierSaysOfANumberThatIsBackIsInForce() {
        var phone = TestBrand.create().newPhone();
        phone.text("Hello");
        UUID onItsWay = onItsWay(phone);
        erase(phone);
        phone.text("Hello?");

        optedOut(onItsWay);

        assertThat(Ledger.of(phone).state()).isEqualTo(NOTHING);
        assertThat(Ledger.of(phone).lines()).extracting("source").contains("carrier");
    }

    @Test
    void aTextThatFailsAfterAnErasureIsNotTriedAgain() {
        var phone = TestBrand.create().newPhone();
        phone.text("Hello");
        UUID onItsWay = onItsWay(phone);
        erase(phone);

        failed(onItsWay, "30003");

        assertThat(Database.rows("select 1 from message where retry_of = ?", onItsWay))
                .isEmpty();
        assertThat(Database.rows(
                        "select 1 from suppressed_number where brand = ?",
                        phone.brand().key()))
                .isEmpty();
    }

    /** The acknowledgement; its delivery is not heard of yet. */
    private static UUID onItsWay(Phone phone) {
        Awaitility.await()
                .until(() -> Database.textsTo(phone).stream().anyMatch(text -> "DELIVERED".equals(text.get("status"))));
        UUID id = (UUID) Database.textsTo(phone).getFirst().get("id");
        Database.change("update message set status = 'SENT', status_rank = ? where id = ?", Status.SENT.rank(), id);
        return id;
    }

    private static void optedOut(UUID message) {
        failed(message, "21610");
    }

    private static void failed(UUID message, String code) {
        String sid = (String) Database.rows("select carrier_message_id from message where id = ?", message)
                .getFirst()
                .get("carrier_message_id");
        Carrier.callBack(message.toString(), sid, "undelivered", code).then().statusCode(204);
    }

    private static Phone stoppedAndErased() {
        var phone = TestBrand.create().newPhone();
        phone.text("STOP");
        erase(phone);
        assertThat(ErasureTest.tablesThatHold(phone.number())).isEmpty();
        return phone;
    }

    private static void erase(Phone phone) {
        var supervisor =
                new Agent("boss-1", Tokens.of("supervisor", phone.brand().key(), "boss-1"));
        new Person(phone, "", Ledger.of(phone).customer(), supervisor)
                .erase()
                .then()
                .statusCode(204);
    }
}
