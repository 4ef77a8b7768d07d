package org.threadline.thread;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.threadline.harness.TestBrand;
import org.threadline.local.LocalServersResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class FirstTextTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void aFirstTextOpensAThreadAndIsAcknowledgedWithAnHonestWait() {
        var brand = TestBrand.create();
        var phone = brand.newPhone();

        assertThat(phone.text("Where is my parcel?")).isEqualTo(200);

        await().atMost(PATIENCE).until(() -> phone.received().size() == 1);
        assertThat(phone.received())
                .containsExactly("Hi, it's Acme. Thanks for writing, your message is with us."
                        + " A person will answer you within about 15 minutes.");
        var agent = brand.agent("agent-1");
        assertThat(agent.messagesOf(agent.threadOf(phone)))
                .extracting(message -> message.get("kind"))
                .containsExactly("CUSTOMER", "ACK");
    }

    @Test
    void outsideOpeningHoursTheNextOpeningIsPromised() {
        // Open on the weekday that was yesterday, so closed now and open again in six days.
        var yesterday =
                LocalDate.now(ZoneId.of("America/New_York")).minusDays(1).getDayOfWeek();
        var brand = TestBrand.create(
                Map.of("hours", List.of(Map.of("day", yesterday.name(), "opens", "09:00", "closes", "17:00"))));
        var phone = brand.newPhone();

        phone.text("Anybody there?");

        await().atMost(PATIENCE).until(() -> phone.received().size() == 1);
        assertThat(phone.received().getFirst())
                .endsWith("We open again on %s at 9 AM ET and will answer you then."
                        .formatted(yesterday.getDisplayName(TextStyle.FULL, Locale.US)));
    }

    @Test
    void aSecondTextInTheThreadIsNotGreetedAgain() {
        var phone = TestBrand.create().newPhone();
        phone.text("Where is my parcel?");
        phone.text("Hello?");
        phone.text("HELP");

        await().atMost(PATIENCE).until(() -> phone.received().size() == 2);
        assertThat(phone.received().getLast()).contains("support");
    }

    @Test
    void anAgentsReplyArrivesAndTurnsDelivered() {
        var brand = TestBrand.create();
        var phone = brand.newPhone();
        var agent = brand.agent("agent-1");
        phone.text("Hello");
        String thread = agent.threadOf(phone);

        agent.claim(thread).then().statusCode(200);
        String reply = agent.reply(thread, "Hi, how can I help?")
                .then()
                .statusCode(202)
                .extract()
                .path("id");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(agent.call()
                                .get("/api/v1/messages/" + reply)
                                .jsonPath()
                                .getString("status"))
                        .isEqualTo("DELIVERED"));
        assertThat(phone.received()).last().isEqualTo("Hi, how can I help?");
    }
}
