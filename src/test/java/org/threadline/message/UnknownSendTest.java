package org.threadline.message;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.threadline.harness.Carrier;
import org.threadline.harness.Database;
import org.threadline.harness.Phone;
import org.threadline.harness.Shop;
import org.threadline.harness.TestBrand;
import org.threadline.local.LocalServersResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class UnknownSendTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void aSendWhoseReplicaDiedIsUnknownAndIsNotSentAgain() {
        var phone = customerWithAText();
        Object id = theReplicaDiesWhileSending(phone);

        await().atMost(PATIENCE).until(() -> statusOf(id).equals("UNKNOWN"));
        Shop.publish(phone, "order.shipped", Map.of("orderId", "A-1"));

        await().atMost(PATIENCE).until(() -> !phone.received().isEmpty());
        assertThat(phone.received()).hasSize(1).first().asString().contains("A-1");
        assertThat(statusOf(id)).isEqualTo("UNKNOWN");
    }

    @Test
    void aLateCallbackSettlesIt() {
        var phone = customerWithAText();
        Object id = theReplicaDiesWhileSending(phone);
        await().atMost(PATIENCE).until(() -> statusOf(id).equals("UNKNOWN"));

        Carrier.callBack(id.toString(), "SM" + "0".repeat(32), "delivered")
                .then()
                .statusCode(204);

        phone.brand()
                .agent("agent-1")
                .call()
                .get("/api/v1/messages/" + id)
                .then()
                .body("status", equalTo("DELIVERED"))
                .body("history.status", hasItems("UNKNOWN", "DELIVERED"));
    }

    /** A reminder waits for an hour. */
    private static Phone customerWithAText() {
        var phone = TestBrand.create(Map.of("policies", Map.of("cartReminderAfter", "PT1H")))
                .newPhone();
        Shop.publish(phone, "consent.changed", Map.of("purpose", "MARKETING", "granted", true, "source", "checkout"));
        Shop.publish(
                phone,
                "cart.updated",
                Map.of(
                        "cartId",
                        "c",
                        "checkoutUrl",
                        "https://acme.example/c",
                        "total",
                        Map.of("amount", "12.50", "currency", "USD"),
                        "items",
                        List.of(Map.of("name", "Mug"))));
        await().atMost(PATIENCE).until(() -> Database.textsTo(phone).size() == 1);
        return phone;
    }

    /** Claimed, committed, and then nobody wrote down what the carrier said; its time has run out. */
    private static Object theReplicaDiesWhileSending(Phone phone) {
        Object id = Database.textsTo(phone).getFirst().get("id");
        Database.change("""
                update message set status = 'SENDING', status_rank = 10, attempts = 1, due_at = now(),
                  lease_until = now() - interval '1 second' where id = ?""", id);
        return id;
    }

    private static String statusOf(Object id) {
        return (String) Database.rows("select status from message where id = ?", id)
                .getFirst()
                .get("status");
    }
}
