package org.threadline.faults;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** What no consumer can use, by kind. All of it carries personal words, which must not come up in a header. */
final class Poison {

    static final List<String> PERSONAL = List.of("Perpetua", "garden gate");

    /** As large as the broker takes; only in the long version. */
    private static final int HUGE = 10 * 1024 * 1024;

    private Poison() {}

    /** The values of all kinds for a customer; a null is one of them. */
    static Map<String, byte[]> all(Shop shop, String phone) {
        Map<String, Object> good = event(shop, phone);
        var kinds = new LinkedHashMap<String, byte[]>();
        kinds.put("null", null);
        kinds.put("empty", new byte[0]);
        kinds.put("broken JSON", text("{\"id\":\"1\",\"data\":{\"customer\":{\"firstName\":\"Perpetua\""));
        kinds.put("no JSON", text("Perpetua waits at the garden gate"));
        kinds.put("binary", new byte[] {0, 1, 2, (byte) 0xff, (byte) 0xfe, 80, 101, 114});
        kinds.put("a list", text("[1,2,3]"));
        kinds.put("JSON null", text("null"));
        kinds.put("no CloudEvent", text("{\"name\":\"Perpetua\"}"));
        kinds.put("deeply nested", text("[".repeat(3000) + "]".repeat(3000)));
        kinds.put("unknown type", with(good, event -> put(event, "type", "order.eaten")));
        kinds.put("no id", with(good, event -> put(event, "id", null)));
        kinds.put("endless id", with(good, event -> put(event, "id", "x".repeat(5000))));
        kinds.put("no data", with(good, event -> put(event, "data", null)));
        kinds.put("data is text", with(good, event -> put(event, "data", "Perpetua")));
        kinds.put("no time that is one", with(good, event -> put(event, "time", "tomorrow, Perpetua")));
        kinds.put("no brand", data(good, data -> put(data, "brand", null)));
        kinds.put("unknown brand", data(good, data -> put(data, "brand", "nobody")));
        kinds.put("no customer", data(good, data -> put(data, "customer", null)));
        kinds.put("no phone", data(good, data -> put(data, "customer", Map.of("firstName", "Perpetua"))));
        kinds.put("a phone that is none", data(good, data -> put(data, "customer", Map.of("phone", "Perpetua"))));
        kinds.put("no order", data(good, data -> put(data, "orderId", null)));
        kinds.put("an order that is a list", data(good, data -> put(data, "orderId", List.of("Perpetua"))));
        kinds.put("an order with NUL", data(good, data -> put(data, "orderId", "garden gate\0")));
        kinds.put("a date out of range", data(good, data -> put(data, "eta", "+999999999-12-31T23:59:59Z")));
        if (Scale.isLong()) {
            kinds.put("huge", huge());
        }
        return kinds;
    }

    private static Map<String, Object> event(Shop shop, String phone) {
        return Map.of(
                "specversion",
                "1.0",
                "id",
                UUID.randomUUID().toString(),
                "source",
                "/faults/poison",
                "type",
                "order.shipped",
                "time",
                Instant.now().toString(),
                "data",
                Map.of(
                        "brand",
                        shop.key(),
                        "customer",
                        Map.of("phone", phone, "firstName", "Perpetua"),
                        "carrier",
                        "left at the garden gate",
                        "orderId",
                        "P-1"));
    }

    @SuppressWarnings("unchecked")
    private static byte[] data(Map<String, Object> event, UnaryOperator<Map<String, Object>> change) {
        var data = new HashMap<>((Map<String, Object>) event.get("data"));
        return with(event, changed -> put(changed, "data", change.apply(data)));
    }

    private static byte[] with(Map<String, Object> event, UnaryOperator<Map<String, Object>> change) {
        return EventLoad.json(change.apply(new HashMap<>(event)));
    }

    private static Map<String, Object> put(Map<String, Object> event, String name, Object value) {
        if (value == null) {
            event.remove(name);
        } else {
            event.put(name, value);
        }
        return event;
    }

    private static byte[] huge() {
        byte[] value = new byte[HUGE];
        Arrays.fill(value, (byte) 'x');
        return value;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
