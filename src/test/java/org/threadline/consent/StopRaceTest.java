package org.threadline.consent;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.threadline.harness.Database;
import org.threadline.harness.Faults;
import org.threadline.harness.Shop;
import org.threadline.harness.TestBrand;
import org.threadline.local.LocalServersResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class StopRaceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ORDERS = 100;

    /**
     * One text at a time is on its way to a customer; the one that was already claimed when the STOP came may still
     * arrive. Nothing that waited does.
     */
    @Test
    void ofAHundredTextsNoneIsClaimedAfterTheStopIsAnswered() {
        var phone = TestBrand.create().newPhone();
        Faults.during(Map.of("latencyMs", List.of(20, 40)), () -> {
            for (int i = 0; i < ORDERS; i++) {
                Shop.publish(phone, "order.delivered", Map.of("orderId", "A-" + i));
            }
            await().atMost(PATIENCE).until(() -> phone.received().size() >= 5);

            phone.text("STOP");
            long whenAnswered = orderTexts(phone.received());

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(Database.textsTo(phone))
                            .hasSize(ORDERS + 1)
                            .noneMatch(text -> List.of("QUEUED", "SENDING").contains(text.get("status"))));
            assertThat(orderTexts(phone.received())).isBetween(whenAnswered, whenAnswered + 1);
        });
        assertThat(phone.received())
                .filteredOn(text -> text.contains("unsubscribed"))
                .hasSize(1);
        assertThat(Database.textsTo(phone))
                .filteredOn(text -> text.get("status").equals("CANCELED"))
                .hasSize(ORDERS - (int) orderTexts(phone.received()))
                .isNotEmpty()
                .allMatch(
                        text -> List.of("opted-out", "no-consent:TRANSACTIONAL").contains(text.get("decision")));
    }

    private static long orderTexts(List<String> received) {
        return received.stream().filter(text -> text.contains("delivered")).count();
    }
}
