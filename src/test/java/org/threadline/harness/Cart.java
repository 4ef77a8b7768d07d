package org.threadline.harness;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a customer does with carts, as the shop tells it. */
public final class Cart {

    private static final Map<String, String> TOTAL = Map.of("amount", "12.50", "currency", "USD");

    private Cart() {}

    /** @param event {@code cart.updated}, or {@code cart.abandoned} when the shop has waited already */
    public static void left(Phone phone, String event) {
        left(phone, event, "c", Map.of("name", "Mug"));
    }

    /** A cart with an id and items of its own. */
    public static void left(Phone phone, String event, String cartId, Map<?, ?>... items) {
        Shop.publish(
                phone,
                event,
                Map.of(
                        "cartId",
                        cartId,
                        "checkoutUrl",
                        "https://acme.example/" + cartId,
                        "total",
                        TOTAL,
                        "items",
                        List.of(items)));
    }

    /** @param cartId null: the shop does not say which */
    public static void bought(Phone phone, String cartId, String orderId) {
        bought(phone, cartId, orderId, Instant.now());
    }

    public static void bought(Phone phone, String cartId, String orderId, Instant when) {
        var placed = new HashMap<String, Object>(Map.of("orderId", orderId, "total", TOTAL, "items", List.of()));
        if (cartId != null) {
            placed.put("cartId", cartId);
        }
        Shop.publish(phone, UUID.randomUUID().toString(), "order.placed", when, placed);
    }

    /** What was decided on of reminders to this phone, oldest first. */
    public static List<Map<String, Object>> reminders(Phone phone) {
        return Database.rows("""
                select r.* from cart_reminder r join customer c on c.id = r.customer_id
                where c.brand = ? and c.phone = ? order by r.decided_at, r.id""", phone.brand().key(), phone.number());
    }

    /** Whether the carrier has a reminder to this phone, and we know it. */
    public static boolean isReminded(Phone phone) {
        return reminders(phone).stream().anyMatch(reminder -> reminder.get("left_at") != null);
    }
}
