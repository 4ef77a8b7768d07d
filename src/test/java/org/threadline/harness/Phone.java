package org.threadline.harness;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;

/** A customer's phone at the simulated carrier. */
public record Phone(String number, TestBrand brand) {

    private static final AtomicInteger COUNT = new AtomicInteger(1000);

    static Phone next(TestBrand brand) {
        return new Phone("+1202555%04d".formatted(COUNT.incrementAndGet()), brand);
    }

    /** Texts the brand; the answer is what the webhook was answered with, 0 when it was not. */
    public int text(String body) {
        return text(Map.of("body", body));
    }

    /** Texts a keyword that the carrier itself has already dealt with and answered. */
    public int textAnsweredByCarrier(String keyword, String optOutType) {
        return text(Map.of("body", keyword, "optOutType", optOutType));
    }

    /** Texts, with the carrier's clock at another time. */
    public int textAt(String body, Instant sentAt) {
        return text(Map.of("body", body, "sentAt", sentAt.toString()));
    }

    /** Texts with a picture. */
    public int textWith(String body, String contentType, String base64) {
        return text(Map.of("body", body, "media", List.of(Map.of("contentType", contentType, "data", base64))));
    }

    private int text(Map<String, Object> what) {
        var text = new HashMap<String, Object>(what);
        text.put("from", number);
        text.put("to", brand.number());
        Integer answered = RestAssured.given()
                .baseUri(simulator())
                .port(simulatorPort())
                .contentType(ContentType.JSON)
                .body(text)
                .post("/_simulator/texts")
                .jsonPath()
                .get("webhookStatus");
        return answered == null ? 0 : answered;
    }

    /** What the carrier has accepted for this phone, oldest first. */
    public List<String> received() {
        return accepted().stream().map(text -> (String) text.get("body")).toList();
    }

    /** The same with all that the carrier knows of each text, oldest first. */
    public List<Map<String, Object>> accepted() {
        return listed("to");
    }

    /** What the carrier has from this phone, whether or not we have heard of it, oldest first. */
    public List<Map<String, Object>> sent() {
        return listed("from");
    }

    private List<Map<String, Object>> listed(String side) {
        List<Map<String, Object>> newestFirst = RestAssured.given()
                .baseUri(simulator())
                .port(simulatorPort())
                .queryParam(side, number)
                .get("/_simulator/messages")
                .jsonPath()
                .getList("items");
        return newestFirst.reversed();
    }

    static String simulator() {
        return RestAssured.get("/_local/info").jsonPath().getString("simulator");
    }

    private static int simulatorPort() {
        return java.net.URI.create(simulator()).getPort();
    }
}
