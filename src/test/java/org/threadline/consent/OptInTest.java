package org.threadline.consent;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.threadline.harness.Cart;
import org.threadline.harness.Database;
import org.threadline.harness.Ledger;
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
class OptInTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String BACK = "Acme: welcome back, you're subscribed again. Text us any time,"
            + " a person reads it. Reply STOP to end texts.";

    @Test
    void startGivesBackConversationAndNewsOfOrdersButNoMarketingThatWasNeverAgreedTo() {
        var phone = TestBrand.create().newPhone();
        phone.text("STOP");

        phone.text("START");
        Cart.left(phone, "cart.abandoned");
        Shop.publish(phone, "order.delivered", Map.of("orderId", "A-1"));

        await().atMost(PATIENCE).until(() -> phone.received().size() == 3);
        assertThat(phone.received())
                .startsWith(OptOutTest.STOPPED, BACK)
                .last()
                .asString()
                .contains("A-1");
        assertThat(Database.textsTo(phone))
                .filteredOn(text -> text.get("kind").equals("CART_REMINDER"))
                .extracting(text -> text.get("decision"))
                .containsExactly("no-consent:MARKETING");
    }

    @ParameterizedTest
    @CsvSource({
        "MARKETING, checkout, true, MARKETING=true SUPPORT=true TRANSACTIONAL=true",
        "MARKETING, keyword, true, MARKETING=true SUPPORT=true TRANSACTIONAL=true",
        "MARKETING, checkout, false, MARKETING=false SUPPORT=true TRANSACTIONAL=true",
        "TRANSACTIONAL, account page, false, MARKETING=false SUPPORT=true TRANSACTIONAL=false",
    })
    void startGivesBackWhatThereWasBeforeAndNoMore(String purpose, String source, boolean granted, String state) {
        var phone = TestBrand.create().newPhone();
        var ledger = Ledger.of(phone);
        ledger.shopSays(purpose, granted, source);
        await().atMost(PATIENCE).until(ledger::isHeardOf);
        phone.text("STOP");

        phone.text("START");

        assertThat(ledger.state()).isEqualTo(state);
    }

    @ParameterizedTest
    @ValueSource(strings = {"START", "UNSTOP", "Yes", "unstop!"})
    void eachWordForItBringsBackWhoeverHasStopped(String word) {
        var phone = TestBrand.create().newPhone();
        phone.text("STOP");

        phone.text(word);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(phone.received()).containsExactly(OptOutTest.STOPPED, BACK));
        assertThat(phone.brand().agent("agent-1").threadsOf(phone)).isEmpty();
    }

    @Test
    void startFromSomebodyWhoNeverStoppedSubscribesThemAndSaysSo() {
        var phone = TestBrand.create().newPhone();

        phone.text("START");

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(phone.received())
                                .containsExactly(
                                        "Acme: you're subscribed. Text us any time, a person reads it. Reply STOP to end texts."));
        assertThat(Ledger.of(phone).state()).isEqualTo("MARKETING=false SUPPORT=true TRANSACTIONAL=true");
        assertThat(Ledger.of(phone).lines()).hasSize(2);
    }

    @Test
    void aStopAfterAStartIsConfirmedAgain() {
        var phone = TestBrand.create().newPhone();
        phone.text("STOP");
        phone.text("START");

        phone.text("STOP");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(phone.received())
                        .filteredOn(OptOutTest.STOPPED::equals)
                        .hasSize(2));
        assertThat(Ledger.of(phone).state()).isEqualTo(OptOutTest.NOTHING);
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
    void yesFromSomebodyWhomWeHaveNotAskedOpensAThread() {
        var phone = TestBrand.create().newPhone();

        phone.text("YES");

        var agent = phone.brand().agent("agent-1");
        assertThat(agent.messagesOf(agent.threadOf(phone)).getFirst().get("body"))
                .isEqualTo("YES");
    }

    @Test
    void aReplicaWhoseClockIsLateStillHasTheLastWord() {
        var phone = TestBrand.create().newPhone();
        phone.text("STOP");
        Database.change("""
                insert into consent_entry (id, brand, customer_id, purpose, granted, source, effective_at, recorded_at, everything)
                select gen_random_uuid(), brand, id, 'SUPPORT', true, 'keyword', now() + interval '3 seconds', now(), true
                from customer where brand = ? and phone = ?""", phone.brand().key(), phone.number());

        phone.text("STOP");

        assertThat(Ledger.of(phone).state()).isEqualTo(OptOutTest.NOTHING);
    }
}
