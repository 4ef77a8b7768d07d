package org.threadline.thread;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.threadline.harness.Agent;
import org.threadline.harness.Cart;
import org.threadline.harness.Database;
import org.threadline.harness.Ledger;
import org.threadline.harness.Phone;
import org.threadline.harness.TestBrand;
import org.threadline.local.LocalServersResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Who answers a reminder is answered by somebody who has the cart before them. */
@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class CartConversationTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Phone phone;
    private Agent agent;

    @BeforeEach
    void aCustomer() {
        phone = TestBrand.create(Map.of("policies", Map.of("cartReminderAfter", "PT1H")))
                .newPhone();
        agent = phone.brand().agent("agent-1");
        Ledger.of(phone).shopSays("MARKETING", true, "checkout");
    }

    @Test
    void aReplyToAReminderOpensAThreadWithTheCart() {
        reminded();

        phone.text("Do you have it in blue?");

        assertThat(thread().getString("cart.cartId")).isEqualTo("c");
        assertThat(thread().getString("cart.checkoutUrl")).isEqualTo("https://acme.example/c");
        assertThat(thread().getString("cart.items[0].name")).isEqualTo("Mug");
        assertThat(thread().getString("cart.total.amount")).isEqualTo("12.50");
        assertThat(thread().getBoolean("cart.reminded")).isTrue();
        assertThat(agent.call()
                        .get("/api/v1/threads?brand=" + phone.brand().key())
                        .jsonPath()
                        .getString("items[0].cart.cartId"))
                .isEqualTo("c");
    }

    @Test
    void theReminderStandsInTheConversation() {
        reminded();

        phone.text("Do you have it in blue?");

        assertThat(agent.messagesOf(agent.threadOf(phone)))
                .extracting(message -> message.get("kind"))
                .startsWith("CART_REMINDER", "CUSTOMER");
    }

    @Test
    void aCartThatWasBoughtSinceIsNotShown() {
        reminded();
        phone.text("Do you have it in blue?");

        Cart.bought(phone, "c", "1001");

        await().atMost(PATIENCE).until(() -> thread().get("cart") == null);
    }

    @Test
    void aReminderThatHasNotLeftIsNotWhatTheyAnswer() {
        Cart.left(phone, "cart.updated");
        await().atMost(PATIENCE).until(() -> Database.textsTo(phone).size() == 1);

        phone.text("Where is my parcel?");

        assertThat(thread().<Object>get("cart")).isNull();
    }

    private void reminded() {
        Cart.left(phone, "cart.abandoned");
        await().atMost(PATIENCE).until(() -> Cart.isReminded(phone));
    }

    private JsonPath thread() {
        return agent.call().get("/api/v1/threads/" + agent.threadOf(phone)).jsonPath();
    }
}
