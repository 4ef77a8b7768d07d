package org.threadline.consent;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
class StopTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "STOP",
                "stop",
                " Unsubscribe ",
                "CANCEL",
                "END",
                "Quit",
                "STOPALL",
                "REVOKE",
                "OPTOUT",
                "opt out"
            })
    void isConfirmedOnceAndOpensNoThread(String word) {
        Phone phone = TestBrand.create().newPhone();

        phone.text(word);
        phone.text(word);

        await().atMost(PATIENCE).until(() -> !phone.received().isEmpty());
        phone.text("HELP");
        await().atMost(PATIENCE).until(() -> phone.received().size() == 2);
        assertThat(phone.received().getFirst()).contains("unsubscribed").contains("START");
        assertThat(phone.received().getLast()).contains("support");
        assertThat(phone.brand().agent("agent-1").threadsOf(phone)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"STOP PLEASE", "we must STOP this", "please help me", "Yes, that one"})
    void aWordInASentenceIsNoKeyword(String text) {
        Phone phone = TestBrand.create().newPhone();

        phone.text(text);

        await().atMost(PATIENCE).until(() -> phone.received().size() == 1);
        assertThat(phone.received().getFirst()).contains("A person will answer");
    }

    @Test
    void afterItNothingIsSentAndAnAgentIsTold() {
        Phone phone = TestBrand.create().newPhone();
        var agent = phone.brand().agent("agent-1");
        phone.text("Hello");
        String thread = agent.threadOf(phone);
        await().atMost(PATIENCE).until(() -> phone.received().size() == 1);

        phone.text("STOP");

        agent.reply(thread, "One more thing").then().statusCode(409);
        Shop.publish(phone, "order.shipped", Map.of("orderId", "2001"));
        phone.text("HELP");
        await().atMost(PATIENCE).until(() -> phone.received().size() == 3);
        await().during(Duration.ofSeconds(3))
                .atMost(PATIENCE)
                .until(() -> phone.received().size() == 3);
        assertThat(phone.received()).noneMatch(text -> text.contains("2001"));
    }

    @Test
    void isNotConfirmedAgainWhenTheCarrierHasAnswered() {
        Phone phone = TestBrand.create().newPhone();
        var agent = phone.brand().agent("agent-1");
        phone.text("Hello");
        String thread = agent.threadOf(phone);
        await().atMost(PATIENCE).until(() -> phone.received().size() == 1);

        phone.textAnsweredByCarrier("STOP", "STOP");

        agent.reply(thread, "Still there?").then().statusCode(409);
        phone.text("HELP");
        await().atMost(PATIENCE).until(() -> phone.received().size() == 2);
        assertThat(phone.received().getLast()).contains("support");
    }

    @Test
    void yesIsAnAnswerUnlessItTakesBackAStop() {
        Phone phone = TestBrand.create().newPhone();
        var agent = phone.brand().agent("agent-1");
        phone.text("YES");
        await().atMost(PATIENCE).until(() -> phone.received().size() == 1);
        assertThat(agent.messagesOf(agent.threadOf(phone)).getFirst().get("body"))
                .isEqualTo("YES");

        phone.text("STOP");
        phone.text("YES");

        await().atMost(PATIENCE).until(() -> phone.received().size() == 3);
        assertThat(phone.received().getLast()).contains("subscribed again");
    }

    @Test
    void anotherBrandOfTheSameNumberIsNotConcerned() {
        Phone phone = TestBrand.create().newPhone();
        var elsewhere = new Phone(phone.number(), TestBrand.create());
        phone.text("STOP");
        await().atMost(PATIENCE).until(() -> phone.received().size() == 1);

        elsewhere.text("Hello");

        await().atMost(PATIENCE).until(() -> phone.received().size() == 2);
    }

    @Test
    void startGivesBackWhatStopTook() {
        Phone phone = TestBrand.create().newPhone();
        phone.text("STOP");
        await().atMost(PATIENCE).until(() -> phone.received().size() == 1);
        phone.text("START");
        await().atMost(PATIENCE).until(() -> phone.received().size() == 2);

        Shop.publish(phone, "order.shipped", Map.of("orderId", "2002"));

        await().atMost(PATIENCE).until(() -> phone.received().size() == 3);
        assertThat(phone.received().getLast()).contains("2002");
    }
}
