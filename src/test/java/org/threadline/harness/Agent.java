package org.threadline.harness;

import java.util.List;
import java.util.Map;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** Somebody who works with the API. */
public record Agent(String id, String token) {

    public static Agent of(String brand, String id) {
        return new Agent(id, Tokens.of("agent", brand, id));
    }

    public static Agent admin() {
        return new Agent("admin-1", Tokens.of("admin", "*", "admin-1"));
    }

    /** A request with this agent's token. */
    public RequestSpecification call() {
        return RestAssured.given().header("Authorization", "Bearer " + token).contentType(ContentType.JSON);
    }

    /** The threads of a customer's number, open or not. */
    public List<Map<String, Object>> threadsOf(Phone phone) {
        return call().queryParam("q", phone.number())
                .get("/api/v1/threads")
                .jsonPath()
                .getList("items");
    }

    /** The one thread of this customer. */
    public String threadOf(Phone phone) {
        var threads = threadsOf(phone);
        if (threads.size() != 1) {
            throw new AssertionError("expected one thread, found " + threads.size());
        }
        return (String) threads.getFirst().get("id");
    }

    public List<Map<String, Object>> messagesOf(String thread) {
        return call().get("/api/v1/threads/" + thread + "/messages").jsonPath().getList("items");
    }

    public Response claim(String thread) {
        return call().post("/api/v1/threads/" + thread + "/claim");
    }

    public Response reply(String thread, String body) {
        return call().body(Map.of("body", body)).post("/api/v1/threads/" + thread + "/messages");
    }
}
