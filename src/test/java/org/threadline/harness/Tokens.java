package org.threadline.harness;

import io.restassured.RestAssured;

/** Bearer tokens of the local key. */
public final class Tokens {

    private Tokens() {}

    public static String of(String role, String brands, String subject) {
        return RestAssured.given()
                .queryParam("role", role)
                .queryParam("brands", brands)
                .queryParam("subject", subject)
                .get("/_local/token")
                .asString();
    }
}
