package org.threadline.local.shop;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A CloudEvent as far as the shop decides it; the rest is filled in when it is published. */
public record ShopEvent(String type, Map<String, Object> data, String id, String source, String time) {

    private static final String SOURCE = "/demo-shop";

    static ShopEvent of(String type, Map<String, Object> data, String id, Instant time) {
        return new ShopEvent(type, data, id, SOURCE, time.toString());
    }

    public ShopEvent completed() {
        return new ShopEvent(
                type,
                data,
                id == null ? UUID.randomUUID().toString() : id,
                source == null ? SOURCE : source,
                time == null ? Instant.now().toString() : time);
    }

    /** Empty when the event is about nobody, and so has no key. */
    public Optional<String> phone() {
        return data != null && data.get("customer") instanceof Map<?, ?> customer
                ? Optional.ofNullable(customer.get("phone")).map(Object::toString)
                : Optional.empty();
    }

    /** The structured form of CloudEvents 1.0. */
    public Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("specversion", "1.0");
        json.put("id", id);
        json.put("source", source);
        json.put("type", type);
        json.put("time", time);
        json.put("datacontenttype", "application/json");
        json.put("data", data);
        return json;
    }
}
