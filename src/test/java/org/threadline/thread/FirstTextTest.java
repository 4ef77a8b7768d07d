package org.threadline.thread;

import java.time.Duration;

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
