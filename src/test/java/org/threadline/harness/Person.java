package org.threadline.harness;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.awaitility.Awaitility;

import io.restassured.response.Response;

/**
 * Somebody of whom everything is held that can be held, each with a word that stands nowhere else.
 *
 * @param mark the word that all of it holds
 * @param id the customer's
 */
public record Person(Phone phone, String mark, String id, Agent supervisor) {

    /** They have texted, were answered, have ordered, left a cart and said what they want to hear. */
    public static Person known(TestBrand brand) {
        Phone phone = brand.newPhone();
        String mark = "zq" + UUID.randomUUID().toString().substring(0, 8);
        tell(phone, mark);
        phone.textWith("My name is " + mark, "image/png", "iVBORw0KGgo=");
        var agent = brand.agent("agent-1");
        String thread = agent.threadOf(phone);
        agent.claim(thread);
        agent.call()
                .header("Idempotency-Key", "answer-" + phone.number().hashCode())
                .body(Map.of("body", "Dear " + mark))
                .post("/api/v1/threads/" + thread + "/messages")
                .then()
                .statusCode(202);
        String id = Ledger.of(phone).customer();
        agent.call()
                .header("Idempotency-Key", "consent-" + phone.number().hashCode())
                .body(Map.of("purpose", "MARKETING", "granted", true, "source", "desk", "wording", "Yes, says " + mark))
                .post("/api/v1/customers/" + id + "/consent")
                .then()
                .statusCode(201);
        var supervisor = new Agent("boss-1", Tokens.of("supervisor", brand.key(), "boss-1"));
        return new Person(phone, mark, id, supervisor);
    }

    private static void tell(Phone phone, String mark) {
        var customer = Map.of("phone", phone.number(), "firstName", mark);
        var total = Map.of("amount", "12.50", "currency", "USD");
        var items = List.of(Map.of("name", "Mug of " + mark));
        Shop.publish(
                phone,
                "order.placed",
                Map.of("customer", customer, "orderId", "o-" + mark, "total", total, "items", items));
        Shop.publish(
                phone,
                "order.delayed",
                Map.of(
                        "customer",
                        customer,
                        "orderId",
                        "o-" + mark,
                        "incidentId",
                        "i-1",
                        "newEta",
                        "2099-01-01T00:00:00Z",
                        "reason",
                        mark + " was not at home"));
        Shop.publish(
                phone,
                UUID.randomUUID().toString(),
                "cart.updated",
                Instant.now(),
                Map.of(
                        "customer", customer,
                        "cartId", "c-" + mark,
                        "checkoutUrl", "https://acme.example/" + mark,
                        "total", total,
                        "items", items));
        Awaitility.await()
                .until(() -> !Database.rows("select 1 from cart where cart_id = ?", "c-" + mark)
                        .isEmpty());
    }

    public Response erase() {
        return supervisor.call().delete(path());
    }

    public String path() {
        return "/api/v1/customers/" + id;
    }
}
