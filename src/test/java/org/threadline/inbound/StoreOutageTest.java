package org.threadline.inbound;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.threadline.harness.Database;
import org.threadline.harness.DeadLetters;
import org.threadline.harness.Metrics;
import org.threadline.harness.Phone;
import org.threadline.harness.Shop;
import org.threadline.harness.StoreSwitch;
import org.threadline.harness.TestBrand;
import org.threadline.local.LocalServersResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class StoreOutageTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration FIRST_SUCCESS = Duration.ofSeconds(5);

    private Phone phone;

    @BeforeEach
    void aCustomerOfABrand() {
        phone = TestBrand.create().newPhone();
    }

    @Test
    void whatComesWhileTheStoreIsAwayIsStoredWithinSecondsOfItsReturn() {
        StoreSwitch.away(() -> {
            for (int order = 0; order < 20; order++) {
                place("A-" + order);
            }
            await().atMost(PATIENCE).until(() -> Metrics.sum("threadline_events_paused") == 1);
            assertThat(RestAssured.get("/q/health/live").statusCode()).isEqualTo(200);
        });

        await().atMost(FIRST_SUCCESS).pollInterval(Duration.ofMillis(100)).until(() -> !orders().isEmpty());
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(orders()).hasSize(20));
        assertThat(DeadLetters.ofKey(phone.number())).isEmpty();
        await().atMost(PATIENCE).until(() -> Metrics.sum("threadline_events_paused") == 0);
    }

    @Test
    void theConsumerOutlivesOutageAfterOutage() {
        for (int outage = 0; outage < 3; outage++) {
            String order = "A-" + outage;
            StoreSwitch.away(() -> {
                place(order);
                await().atMost(PATIENCE).until(() -> Metrics.sum("threadline_events_paused") == 1);
            });
        }

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(orders()).containsExactly("A-0", "A-1", "A-2"));
    }

    @Test
    void whenAllConnectionsAreCutNothingIsLost() {
        for (int order = 0; order < 60; order++) {
            place("A-%02d".formatted(order));
            if (order % 20 == 10) {
                StoreSwitch.cutAll();
            }
        }

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(orders()).hasSize(60));
        assertThat(DeadLetters.ofKey(phone.number())).isEmpty();
    }

    private void place(String order) {
        Shop.publish(
                phone,
                "order.placed",
                Map.of(
                        "orderId",
                        order,
                        "total",
                        Map.of("amount", "12.50", "currency", "USD"),
                        "items",
                        List.of(Map.of("name", "Mug"))));
    }

    private List<Object> orders() {
        return Database.rows(
                        "select order_id from customer_order where brand = ? order by order_id",
                        phone.brand().key())
                .stream()
                .map(row -> row.get("order_id"))
                .toList();
    }
}
