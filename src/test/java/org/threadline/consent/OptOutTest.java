package org.threadline.consent;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.threadline.harness.Cart;
import org.threadline.harness.Database;
import org.threadline.harness.Ledger;
import org.threadline.harness.Phone;
import org.threadline.harness.Refusal;
import org.threadline.harness.Shop;
import org.threadline.harness.TestBrand;
import org.threadline.harness.Waiting;
import org.threadline.local.LocalServersResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class OptOutTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    static final String STOPPED =
            "Acme: you're unsubscribed and will get no more texts from us. Reply START any time to hear from us again.";
    static final String HELP = "Acme support: just text us your question here and a person will answer."
            + " Msg & data rates may apply. Reply STOP to end texts.";
    static final String NOTHING = "MARKETING=false SUPPORT=false TRANSACTIONAL=false";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "STOP",
                "stop",
                "  Stop. ",
                "STOP!",
                "\"STOP\"",
                "STOP 🛑",
                "STOPALL",
                " Unsubscribe ",
                "CANCEL",
                "END",
                "Quit",
                "REVOKE",
                "OPTOUT",
                "Opt out",
                "OPT-OUT"
            })
    void aStopIsConfirmedOnceHoweverOftenItIsSaidAndOpensNoThread(String word) {
        var phone = TestBrand.create().newPhone();

        phone.text(word);
        phone.text(word);
        phone.text(word);
        phone.text("HELP");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(phone.received()).containsExactly(STOPPED, HELP));
        assertThat(phone.brand().agent("agent-1").threadsOf(phone)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "we must STOP this",
                "end of story",
                "helpful",
                "please help me",
                "Yes, that one",
                "Cancel my order",
                "non-stop"
            })
    void aKeywordInASentenceIsConversation(String text) {
        var phone = TestBrand.create().newPhone();

        phone.text(text);

        assertThat(phone.brand().agent("agent-1").threadsOf(phone)).hasSize(1);
        await().atMost(PATIENCE).until(() -> phone.received().size() == 1);
        assertThat(phone.received().getFirst()).contains("Thanks for writing", "A person will answer");
    }

    @Test
    void aStopIsEvidenceOfItsOwnForEveryPurpose() {
        var phone = TestBrand.create().newPhone();

        phone.text("Stop.");

        var ledger = Ledger.of(phone);
        assertThat(ledger.state()).isEqualTo(NOTHING);
        assertThat(ledger.lines())
                .hasSize(3)
                .allSatisfy(line -> assertThat(line)
                        .containsEntry("granted", false)
                        .containsEntry("source", "keyword")
                        .containsEntry("wording", "Stop.")
                        .containsEntry("author", null)
                        .hasEntrySatisfying("messageId", id -> assertThat(id).isNotNull()));
    }

    @Test
    void whatStillWaitedIsTakenBackBeforeTheStopIsAnswered() {
        var phone = withAWaitingReminder();

        phone.text("STOP");

        assertThat(Database.textsTo(phone).getFirst())
                .containsEntry("status", "CANCELED")
                .containsEntry("decision", "opted-out");
    }

    @Test
    void whatIsTakenBackSaysSoInItsHistory() {
        var phone = withAWaitingReminder();

        phone.text("STOP");

        var id = Database.textsTo(phone).getFirst().get("id");
        phone.brand()
                .agent("agent-1")
                .call()
                .get("/api/v1/messages/" + id)
                .then()
                .body("status", equalTo("CANCELED"))
                .body("history.status", equalTo(List.of("CANCELED")));
    }

    @Test
    void afterAStopNobodyAndNothingTextsTheCustomer() {
        var waiting = Waiting.customer();
        var phone = waiting.phone();
        await().atMost(PATIENCE).until(() -> phone.received().size() == 1);
        Ledger.of(phone).shopSays("MARKETING", true, "checkout");

        phone.text("STOP");
        Refusal.of(waiting.agent().reply(waiting.thread(), "Are you sure?"), 409, "opted-out");
        Shop.publish(phone, "order.shipped", Map.of("orderId", "A-1"));
        Cart.left(phone, "cart.abandoned");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Database.textsTo(phone))
                        .extracting(text -> text.get("decision"))
                        .containsExactly("sent", "sent", "no-consent:TRANSACTIONAL", "no-consent:MARKETING"));
        assertThat(phone.received()).hasSize(2).last().isEqualTo(STOPPED);
    }

    @Test
    void aConfirmationThatStillWaitsIsNotTakenBackByTheNextStop() {
        var phone = TestBrand.create().newPhone();
        phone.text("STOP");
        await().atMost(PATIENCE)
                .until(() ->
                        "DELIVERED".equals(Database.textsTo(phone).getFirst().get("status")));
        phone.text("START");
        Database.change("""
                update message set status = 'QUEUED', status_rank = 0, due_at = now() + interval '1 hour'
                where id = ?""", Database.textsTo(phone).getFirst().get("id"));

        phone.text("STOP");

        assertThat(Database.textsTo(phone).getFirst()).containsEntry("status", "QUEUED");
    }

    @Test
    void anotherBrandOfTheSameCustomerIsNotMeant() {
        var phone = TestBrand.create().newPhone();
        var elsewhere = new Phone(phone.number(), TestBrand.create());
        phone.text("STOP");

        elsewhere.text("Hello");
        Shop.publish(elsewhere, "order.shipped", Map.of("orderId", "A-1"));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(phone.received())
                        .hasSize(3)
                        .anyMatch(text -> text.contains("Thanks for writing"))
                        .anyMatch(text -> text.contains("order A-1")));
    }

    @Test
    void aStopToOneNumberOfTheBrandStopsTheBrand() {
        var brand = TestBrand.create();
        var another = brand.number().replace("+1303", "+1404");
        brand.put(Map.of("senders", List.of(Map.of("number", brand.number()), Map.of("number", another))));
        var phone = brand.newPhone();
        new Phone(phone.number(), new TestBrand(brand.key(), another)).text("STOP");

        Shop.publish(phone, "order.shipped", Map.of("orderId", "A-1"));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Database.textsTo(phone))
                        .extracting(text -> text.get("decision"))
                        .containsExactly("sent", "no-consent:TRANSACTIONAL"));
        assertThat(phone.accepted())
                .singleElement()
                .satisfies(text -> assertThat(text.get("from")).isEqualTo(another));
    }

    @Test
    void helpIsAnsweredAlsoAfterAStop() {
        var phone = TestBrand.create().newPhone();
        phone.text("STOP");

        phone.text("Info");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(phone.received()).containsExactly(STOPPED, HELP));
        assertThat(phone.brand().agent("agent-1").threadsOf(phone)).isEmpty();
    }

    @Test
    void aStopInAConversationStandsInItAndWantsNoAnswer() {
        var waiting = Waiting.customer();
        waiting.agent().reply(waiting.thread(), "It comes tomorrow.");

        waiting.phone().text("STOP");

        assertThat(waiting.agent().messagesOf(waiting.thread()))
                .extracting(message -> message.get("body"))
                .contains("STOP", STOPPED);
        waiting.agent()
                .call()
                .get("/api/v1/threads/" + waiting.thread())
                .then()
                .body("status", equalTo("PENDING"))
                .body("waitingSince", nullValue());
    }

    @Test
    void aWordOfTheShopThatIsOlderThanTheStopDoesNotUndoIt() {
        var phone = TestBrand.create().newPhone();
        phone.text("STOP");

        Ledger.of(phone).shopSays("TRANSACTIONAL", true, "checkout");
        Shop.publish(phone, "order.shipped", Map.of("orderId", "A-1"));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Database.textsTo(phone))
                        .extracting(text -> text.get("decision"))
                        .containsExactly("sent", "no-consent:TRANSACTIONAL"));
    }

    /** A customer who likes offers, and a reminder that waits for an hour. */
    static Phone withAWaitingReminder() {
        var phone = TestBrand.create(Map.of("policies", Map.of("cartReminderAfter", "PT1H")))
                .newPhone();
        Ledger.of(phone).shopSays("MARKETING", true, "checkout");
        Cart.left(phone, "cart.updated");
        await().atMost(PATIENCE).until(() -> !Database.textsTo(phone).isEmpty());
        return phone;
    }
}
