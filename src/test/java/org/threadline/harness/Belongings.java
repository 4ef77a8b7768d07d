package org.threadline.harness;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * One of each thing that a brand can own, by the word that stands before its id in a path. Whoever adds a call that
 * takes an id adds the thing here: tests that make every call there is refuse to guess.
 */
public final class Belongings {

    private Belongings() {}

    /** @return ids by the word before them; {@code brand} and {@code phone} too, for bodies and questions */
    public static Map<String, String> of(Waiting waiting) {
        var brand = waiting.brand();
        var shown = waiting.agent()
                .call()
                .get("/api/v1/threads/" + waiting.thread())
                .jsonPath();
        String customer = shown.getString("customer.id");
        String webhook = webhook(brand);
        var ids = new HashMap<String, String>();
        ids.put("brand", brand.key());
        ids.put("brands", brand.key());
        ids.put("phone", waiting.phone().number());
        ids.put("senders", brand.number());
        ids.put("threads", waiting.thread());
        ids.put("media", "0");
        ids.put("messages", shown.getString("lastMessageId"));
        ids.put("customers", customer);
        ids.put("webhooks", webhook);
        ids.put("deliveries", delivery(brand, webhook));
        ids.put("suppressions", suppression(waiting, customer));
        ids.put("template-pauses", templatePause(brand));
        ids.put("templates", brand.key());
        ids.put("{brand}", "order-shipped");
        ids.put("{key}", template(brand, "order-shipped"));
        ids.put("surges", surge(brand));
        ids.put("vouchers", voucher(waiting, customer));
        String member = "member-of-" + brand.key();
        ids.put("teams", Crew.of(brand, "Deliveries").with(member, 5).team());
        ids.put("members", member);
        return ids;
    }

    private static String webhook(TestBrand brand) {
        return Agent.admin()
                .call()
                .body(Map.of("url", "https://hooks.acme.example/threadline"))
                .post("/api/v1/brands/" + brand.key() + "/webhooks")
                .path("id");
    }

    /** An event that the webhook was told of, long ago as far as anybody cares. */
    private static String delivery(TestBrand brand, String webhook) {
        UUID event = UUID.randomUUID();
        Database.change("""
                insert into outbox_event (id, brand, slot, key, type, event, created_at, published_at, keep_until)
                values (?, ?, 0, gen_random_uuid(), 'consent.changed', '{}', now(), now(), now() + interval '1 day')""", event, brand.key());
        Database.change("""
                insert into webhook_delivery
                  (webhook_id, event_id, brand, type, status, due_at, created_at, attempts)
                values (?, ?, ?, 'consent.changed', 'GIVEN_UP', now(), now(), 1)""", UUID.fromString(webhook), event, brand.key());
        return event.toString();
    }

    /** That the customer's number cannot be reached. */
    private static String suppression(Waiting waiting, String customer) {
        UUID id = UUID.randomUUID();
        Database.change("""
                insert into suppressed_number (id, brand, number, customer_id, code, message_id, suppressed_at)
                values (?, ?, ?, ?, '30005', gen_random_uuid(), now())""", id, waiting.brand().key(), waiting.phone().number(), UUID.fromString(customer));
        return id.toString();
    }

    /** That a template waits. */
    private static String templatePause(TestBrand brand) {
        Database.change(
                "insert into template_pause values (?, 'cart-reminder', '30007', now(), now() + interval '1 day')",
                brand.key());
        return "cart-reminder";
    }

    /** That an agent would like to give more than they may. */
    private static String voucher(Waiting waiting, String customer) {
        UUID id = UUID.randomUUID();
        Database.change("""
                insert into voucher
                  (id, brand, customer_id, thread_id, amount, currency, reason, state, asked_by, asked_at)
                values (?, ?, ?, ?, 25, 'USD', 'Late', 'ASKED', 'agent-1', now())""", id, waiting.brand().key(), UUID.fromString(customer), UUID.fromString(waiting.thread()));
        return id.toString();
    }

    /** What a brand says instead of what Threadline brings along; the language it is in. */
    private static String template(TestBrand brand, String key) {
        Agent.admin()
                .call()
                .body(Map.of("body", "Your {brand} order {order} is on its way."))
                .put("/api/v1/templates/" + brand.key() + "/" + key + "/en")
                .then()
                .statusCode(200);
        return "en";
    }

    /** That too many numbers came at once. */
    private static String surge(TestBrand brand) {
        Database.change(
                "insert into surge values (?, '+447822', now(), now(), now() + interval '1 day', null)", brand.key());
        return "+447822";
    }
}
