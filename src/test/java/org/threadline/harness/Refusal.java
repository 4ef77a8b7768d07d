package org.threadline.harness;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;

import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

/** What every refusal looks like, whatever it is for. */
public final class Refusal {

    private Refusal() {}

    /** Holds the answer to be a complete problem (RFC 9457) with this status. */
    public static ValidatableResponse of(Response answer, int status) {
        return answer.then()
                .statusCode(status)
                .contentType(startsWith("application/problem+json"))
                .body("type", not(blankOrNullString()))
                .body("title", not(blankOrNullString()))
                .body("status", equalTo(status))
                .body("detail", not(blankOrNullString()));
    }

    /** The same, of a type of our own. */
    public static ValidatableResponse of(Response answer, int status, String type) {
        return of(answer, status).body("type", equalTo("urn:threadline:problem:" + type));
    }
}
