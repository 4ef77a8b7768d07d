package org.threadline.message;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.threadline.harness.Agent;
import org.threadline.harness.Machine;
import org.threadline.harness.TestBrand;
import org.threadline.local.LocalServersResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What a message has cost. */
@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class MessagePriceTest {

    private Agent agent;
    private String message;

    @BeforeEach
    void aTextHasArrived() {
        var brand = TestBrand.create();
        agent = brand.agent("agent-1");
        message = agent.call()
                .body(Map.of("brand", brand.key(), "to", brand.newPhone().number(), "body", "Hello"))
                .post("/api/v1/messages")
                .then()
                .statusCode(202)
                .extract()
                .path("message.id");
        await().atMost(Duration.ofSeconds(40)).until(() -> "DELIVERED".equals(shown().getString("status")));
    }

    @Test
    void itIsNotKnownUntilTheCarrierSaysSo() {
        assertThat(shown().getMap("")).containsEntry("price", null);
    }

    @Test
    void itIsShownOnceItIsKnownAndStays() {
        charge(new Price(new BigDecimal("0.00790"), "USD"));
        charge(null);

        assertThat(shown().getMap("price")).isEqualTo(Map.of("amount", "0.0079", "currency", "USD"));
    }

    private void charge(Price price) {
        Machine.run(() -> Message.lock(UUID.fromString(message)).orElseThrow().costs(price));
    }

    private JsonPath shown() {
        return agent.call().get("/api/v1/messages/" + message).jsonPath();
    }
}
