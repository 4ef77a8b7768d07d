package org.threadline.consent;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.threadline.harness.Database;
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

@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class OptOutTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String STOPPED =
            "Acme: you're unsubscribed and will get no more texts from us. Reply START any time to hear from us again.";
    private static final String BACK = "Acme: welcome back, you're subscribed again. Text us any time,"
            + " a person reads it. Reply STOP to end texts.";
    private static final String HELP = "Acme support: just text us your question here and a person will answer."
            + " Msg & data rates may apply. Reply STOP to end texts.";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "STOP",
                "stop",
                "  Stop. ",
                "STOP!",
                "\"STOP\"",
                "STOPALL",
                "UNSUBSCRIBE",
                "CANCEL",
                "END",
                "QUIT",
                "REVOKE",
                "OPTOUT",
                "Opt out",
                "OPT-OUT"
            })
    void aStopIsConfirmedAndOpensNoThread(String word) {
        var phone = TestBrand.create().newPhone();

        phone.text(word);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(phone.received()).containsExactly(STOPPED));
        assertThat(phone.brand().agent("agent-1").threadsOf(phone)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"STOP PLEASE", "please stop", "end of story", "helpful", "Cancel my order", "non-stop"})
    void aKeywordInASentenceIsConversation(String text) {
        var phone = TestBrand.create().newPhone();

        phone.text(text);

        assertThat(phone.brand().agent("agent-1").threadsOf(phone)).hasSize(1);
        await().atMost(PATIENCE).until(() -> phone.received().size() == 1);
        assertThat(phone.received().getFirst()).contains("Thanks for writing");
    }

    @Test
    void aSecondStopIsSilent() {
        var phone = TestBrand.create().newPhone();

        phone.text("STOP");
        phone.text("STOP");
        phone.text("HELP");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(phone.received()).containsExactly(STOPPED, HELP));
    }

    @Test
    void whatTheCarrierHasAnsweredIsHonouredButNotAnsweredAgain() {
        var phone = TestBrand.create().newPhone();

        phone.textAnsweredByCarrier("STOP", "STOP");
        Shop.publish(phone, "order.shipped", Map.of("orderId", "A-1"));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Database.textsTo(phone))
                        .extracting(text -> text.get("decision"))
                        .containsExactly("no-consent:TRANSACTIONAL"));
        assertThat(phone.received()).isEmpty();
    }

    @Test
    void aNumberWhoseCarrierAnswersKeywordsLeavesItToThem() {
        var brand = TestBrand.create();
        brand.put(Map.of("senders", List.of(Map.of("number", brand.number(), "carrierAnswersKeywords", true))));
        var phone = brand.newPhone();

        phone.text("STOP");

        assertThat(Database.textsTo(phone)).isEmpty();
        assertThat(stateOf(phone)).isEqualTo("MARKETING=false SUPPORT=false TRANSACTIONAL=false");
    }

    @Test
    void whatStillWaitedIsTakenBackBeforeTheStopIsAnswered() {
        var phone = TestBrand.create(Map.of("policies", Map.of("cartReminderAfter", "PT1H")))
                .newPhone();
        say(phone, "MARKETING", true, "checkout");
        leaveACart(phone, "cart.updated");
        await().atMost(PATIENCE).until(() -> !Database.textsTo(phone).isEmpty());

        phone.text("STOP");

        assertThat(Database.textsTo(phone).getFirst())
                .containsEntry("status", "CANCELED")
                .containsEntry("decision", "opted-out");
    }

    @Test
    void afterAStopNobodyAndNothingTextsTheCustomer() {
        var waiting = Waiting.customer();
        var phone = waiting.phone();
        await().atMost(PATIENCE).until(() -> phone.received().size() == 1);
        say(phone, "MARKETING", true, "checkout");

        phone.text("STOP");
        Refusal.of(waiting.agent().reply(waiting.thread(), "Are you sure?"), 409, "opted-out");
        Shop.publish(phone, "order.shipped", Map.of("orderId", "A-1"));
        leaveACart(phone, "cart.abandoned");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Database.textsTo(phone))
                        .extracting(text -> text.get("decision"))
                        .containsExactly("sent", "sent", "no-consent:TRANSACTIONAL", "no-consent:MARKETING"));
        assertThat(phone.received()).hasSize(2).last().isEqualTo(STOPPED);
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
    void startGivesBackConversationAndNewsOfOrdersButNoMarketingThatWasNeverAgreedTo() {
        var phone = TestBrand.create().newPhone();
        phone.text("STOP");

        phone.text("START");
        leaveACart(phone, "cart.abandoned");
        Shop.publish(phone, "order.delivered", Map.of("orderId", "A-1"));

        await().atMost(PATIENCE).until(() -> phone.received().size() == 3);
        assertThat(phone.received()).startsWith(STOPPED, BACK).last().asString().contains("A-1");
        assertThat(Database.textsTo(phone))
                .filteredOn(text -> text.get("kind").equals("CART_REMINDER"))
                .extracting(text -> text.get("decision"))
                .containsExactly("no-consent:MARKETING");
    }

    @ParameterizedTest
    @CsvSource({"checkout, true, true", "keyword, true, true", "checkout, false, false"})
    void startGivesBackMarketingWhereItWasAgreedToBefore(String source, boolean granted, boolean back) {
        var phone = TestBrand.create().newPhone();
        say(phone, "MARKETING", granted, source);
        await().atMost(PATIENCE).until(() -> !stateOf(phone).isEmpty());
        phone.text("STOP");

        phone.text("START");

        assertThat(stateOf(phone)).isEqualTo("MARKETING=" + back + " SUPPORT=true TRANSACTIONAL=true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"START", "UNSTOP", "Yes", "unstop!"})
    void eachWordForItBringsBackWhoeverHasStopped(String word) {
        var phone = TestBrand.create().newPhone();
        phone.text("STOP");

        phone.text(word);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(phone.received()).containsExactly(STOPPED, BACK));
        assertThat(phone.brand().agent("agent-1").threadsOf(phone)).isEmpty();
    }

    @Test
    void yesFromSomebodyWhoHasNotStoppedAnswersTheAgentsQuestion() {
        var waiting = Waiting.customer();
        waiting.agent().reply(waiting.thread(), "Shall we send a new one?");

        waiting.phone().text("Yes!");

        assertThat(waiting.agent().threadsOf(waiting.phone()).getFirst().get("status"))
                .isEqualTo("OPEN");
        await().atMost(PATIENCE).until(() -> waiting.phone().received().size() == 2);
        assertThat(Database.textsTo(waiting.phone()))
                .extracting(text -> text.get("kind"))
                .containsExactly("ACK", "AGENT");
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
                .body("status", org.hamcrest.Matchers.equalTo("PENDING"))
                .body("waitingSince", org.hamcrest.Matchers.nullValue());
    }

    @Test
    void aWordOfTheShopThatIsOlderThanTheStopDoesNotUndoIt() {
        var phone = TestBrand.create().newPhone();
        phone.text("STOP");

        say(phone, "TRANSACTIONAL", true, "checkout");
        Shop.publish(phone, "order.shipped", Map.of("orderId", "A-1"));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Database.textsTo(phone))
                        .extracting(text -> text.get("decision"))
                        .containsExactly("sent", "no-consent:TRANSACTIONAL"));
    }

    /** Said at the shop an hour ago. */
    private static void say(Phone phone, String purpose, boolean granted, String source) {
        Shop.publish(
                phone,
                UUID.randomUUID().toString(),
                "consent.changed",
                Instant.now().minus(Duration.ofHours(1)),
                Map.of("purpose", purpose, "granted", granted, "source", source));
    }

    private static void leaveACart(Phone phone, String type) {
        Shop.publish(
                phone,
                type,
                Map.of(
                        "cartId",
                        "c",
                        "checkoutUrl",
                        "https://acme.example/c",
                        "total",
                        Map.of("amount", "12.50", "currency", "USD"),
                        "items",
                        List.of(Map.of("name", "Mug"))));
    }

    /** The latest line of the ledger for each purpose. */
    private static String stateOf(Phone phone) {
        return (String) Database.rows("""
                        select coalesce(string_agg(purpose || '=' || granted, ' ' order by purpose), '') as state from (
                          select distinct on (purpose) purpose, granted from consent_entry e
                          join customer c on c.id = e.customer_id where c.brand = ? and c.phone = ?
                          order by purpose, effective_at desc, e.id desc) as latest""", phone.brand().key(), phone.number())
                .getFirst()
                .get("state");
    }
}
