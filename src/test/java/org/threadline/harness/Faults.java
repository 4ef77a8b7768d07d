package org.threadline.harness;

import java.net.URI;
import java.util.Map;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

/** Lets the simulated carrier misbehave. */
public final class Faults {

    private Faults() {}

    /** As long as this runs, whatever becomes of it. */
    public static void during(Map<String, Object> faults, Runnable work) {
        simulator().body(faults).put("/_simulator/faults").then().statusCode(200);
        try {
            work.run();
        } finally {
            simulator().delete("/_simulator/faults");
        }
    }

    /** How many create requests the carrier has seen for this phone, whatever it answered. */
    public static int requestsFor(Phone phone) {
        return simulator()
                .queryParam("to", phone.number())
                .queryParam("method", "POST")
                .get("/_simulator/requests")
                .jsonPath()
                .getInt("total");
    }

    private static RequestSpecification simulator() {
        var url = URI.create(Phone.simulator());
        return RestAssured.given().baseUri(url.toString()).port(url.getPort()).contentType(ContentType.JSON);
    }
}
