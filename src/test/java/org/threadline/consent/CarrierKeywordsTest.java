package org.threadline.consent;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.threadline.harness.Database;
import org.threadline.harness.Ledger;
import org.threadline.harness.Phone;
import org.threadline.harness.Shop;
import org.threadline.harness.TestBrand;
import org.threadline.local.LocalServersResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class CarrierKeywordsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @ParameterizedTest
    @ValueSource(strings = {"STOP", "ARRET", "No thank you"})
    void whatTheCarrierHasTakenForAStopIsHonouredButNotAnsweredAgain(String word) {
        var phone = TestBrand.create().newPhone();

        phone.textAnsweredByCarrier(word, "STOP");
        Shop.publish(phone, "order.shipped", Map.of("orderId", "A-1"));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Database.textsTo(phone))
                        .extracting(text -> text.get("decision"))
                        .containsExactly("no-consent:TRANSACTIONAL"));
        assertThat(phone.received()).isEmpty();
        assertThat(phone.brand().agent("agent-1").threadsOf(phone)).isEmpty();
    }

    @Test
    void whatTheCarrierHasTakenForAStartBringsBack() {
        var phone = TestBrand.create().newPhone();
        phone.textAnsweredByCarrier("ARRET", "STOP");

        phone.textAnsweredByCarrier("REJOINDRE", "START");

        assertThat(Ledger.of(phone).state()).isEqualTo("MARKETING=false SUPPORT=true TRANSACTIONAL=true");
        assertThat(Database.textsTo(phone)).isEmpty();
    }

    @Test
    void aNumberWhoseCarrierAnswersKeywordsLeavesItToThem() {
        var phone = texting(Map.of("carrierAnswersKeywords", true));

        phone.text("STOP");

        assertThat(Database.textsTo(phone)).isEmpty();
        assertThat(Ledger.of(phone).state()).isEqualTo(OptOutTest.NOTHING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Stop.", "opt out", "STOP 🛑"})
    void aStopThatNoCarrierHearsIsConfirmedByUsOnEveryNumber(String word) {
        var phone = texting(Map.of("carrierAnswersKeywords", true));

        phone.text(word);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(phone.received()).containsExactly(OptOutTest.STOPPED));
    }

    @ParameterizedTest
    @CsvSource({"LONG_CODE, false", "SHORT_CODE, false", "TOLL_FREE, true"})
    void onlyTheTollFreeNetworkAnswersByItselfUnlessItIsSaid(String kind, boolean answers) {
        var phone = texting(Map.of("kind", kind));

        boolean shown = phone.brand()
                .agent("agent-1")
                .call()
                .get("/api/v1/brands/" + phone.brand().key())
                .jsonPath()
                .getBoolean("senders[0].carrierAnswersKeywords");

        assertThat(shown).isEqualTo(answers);
    }

    @Test
    void aStopToATollFreeNumberIsHonouredAndAnsweredByItsNetwork() {
        var phone = texting(Map.of("kind", "TOLL_FREE"));

        phone.text("STOP");

        assertThat(Ledger.of(phone).state()).isEqualTo(OptOutTest.NOTHING);
        assertThat(Database.textsTo(phone)).isEmpty();
    }

    @Test
    void yesToATollFreeNumberDoesNotTakeBackAStop() {
        var phone = texting(Map.of("kind", "TOLL_FREE"));
        phone.text("STOP");

        phone.text("YES");

        assertThat(Ledger.of(phone).state()).isEqualTo(OptOutTest.NOTHING);
        assertThat(phone.brand().agent("agent-1").threadsOf(phone)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"START", "UNSTOP"})
    void theTwoWordsOfTheTollFreeNetworkDo(String word) {
        var phone = texting(Map.of("kind", "TOLL_FREE"));
        phone.text("STOP");

        phone.text(word);

        assertThat(Ledger.of(phone).state()).isEqualTo("MARKETING=false SUPPORT=true TRANSACTIONAL=true");
    }

    /** A phone that texts a number of this kind. */
    private static Phone texting(Map<String, Object> sender) {
        var brand = TestBrand.create();
        var number = new HashMap<String, Object>(sender);
        number.put("number", brand.number());
        brand.put(Map.of("senders", List.of(number)));
        return brand.newPhone();
    }
}
