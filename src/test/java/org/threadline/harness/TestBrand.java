package org.threadline.harness;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A brand of the test's own, with a number of its own. */
public record TestBrand(String key, String number) {

    private static final AtomicInteger COUNT = new AtomicInteger();

    public static TestBrand create() {
        return create(Map.of());
    }

    /** @param settings what differs from a plain brand that is open around the clock */
    public static TestBrand create(Map<String, Object> settings) {
        int count = COUNT.incrementAndGet();
        var brand = new TestBrand("brand-" + count, "+1303555%04d".formatted(1000 + count));
        brand.put(settings);
        return brand;
    }

    public void put(Map<String, Object> settings) {
        var body = new HashMap<String, Object>(Map.of(
                "name", "Acme",
                "timeZone", "America/New_York",
                // As fast as a number can be, so that no test waits for its turn.
                "senders", List.of(Map.of("number", number, "segmentsPerSecond", 1000))));
        body.putAll(settings);
        Agent.admin().call().body(body).put("/api/v1/brands/" + key).then().statusCode(200);
    }

    /** The carrier does not let its number send. */
    public void haltNumber() {
        Database.change("update sender_pace set halted_at = now(), halted_reason = '30034' where number = ?", number);
    }

    public Agent agent(String id) {
        return Agent.of(key, id);
    }

    /** A customer's phone that nobody else uses. */
    public Phone newPhone() {
        return Phone.next(this);
    }
}
