package org.threadline.twilio;

import java.net.URI;
import java.util.Map;

import org.threadline.harness.Phone;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

/** The simulator's moods. Every test shares it, so whoever sets one resets it. */
public final class CarrierFaults {

    private CarrierFaults() {}

    /** Replaces all faults: what is not named is off. */
    public static void set(Map<String, Object> faults) {
        simulator().body(faults).put("/_simulator/faults").then().statusCode(200);
    }

    public static void reset() {
        simulator().delete("/_simulator/faults").then().statusCode(200);
    }

    /** How often creating a text to this phone ended so: {@code accepted}, {@code rejected-429}, ... */
    public static Map<String, Integer> creations(Phone phone) {
        return simulator()
                .queryParam("to", phone.number())
                .queryParam("method", "POST")
                .get("/_simulator/requests")
                .jsonPath()
                .getMap("outcomes", String.class, Integer.class);
    }

    private static RequestSpecification simulator() {
        var url = URI.create(RestAssured.get("/_local/info").jsonPath().getString("simulator"));
        return RestAssured.given().baseUri(url.toString()).port(url.getPort()).contentType(ContentType.JSON);
    }
}
