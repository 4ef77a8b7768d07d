package org.threadline.harness;

import java.util.List;
import java.util.Map;

import io.restassured.response.Response;

/** A team of a brand, as a supervisor sets it up. */
public record Crew(TestBrand brand, String team) {

    /** The policies of a brand that gives threads to the longest idle. */
    public static final Map<String, Object> LONGEST_IDLE =
            Map.of("policies", Map.of("routing", Map.of("assignment", "LONGEST_IDLE")));

    public static Crew of(TestBrand brand, String name) {
        String id = supervisor(brand)
                .call()
                .body(Map.of("name", name))
                .post("/api/v1/brands/" + brand.key() + "/teams")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        return new Crew(brand, id);
    }

    public static Agent supervisor(TestBrand brand) {
        return new Agent("supervisor-1", Tokens.of("supervisor", brand.key(), "supervisor-1"));
    }

    /** Takes an agent in, who is not there yet. */
    public Crew with(String agent, int capacity) {
        supervisor(brand)
                .call()
                .body(Map.of("capacity", capacity))
                .put(path() + "/members/" + agent)
                .then()
                .statusCode(200);
        return this;
    }

    /** Takes an agent in, who is there; who came first has been idle longest. */
    public Crew there(String agent, int capacity) {
        with(agent, capacity);
        say(brand, agent, "AVAILABLE");
        return this;
    }

    public static Response say(TestBrand brand, String agent, String state) {
        Response answer = brand.agent(agent)
                .call()
                .body(Map.of("state", state))
                .put("/api/v1/brands/" + brand.key() + "/availability");
        answer.then().statusCode(200);
        return answer;
    }

    /** What the members have in hand, by their ids. */
    public static List<Map<String, Object>> agents(TestBrand brand) {
        return supervisor(brand)
                .call()
                .get("/api/v1/brands/" + brand.key() + "/agents")
                .jsonPath()
                .getList("items");
    }

    public String path() {
        return "/api/v1/brands/" + brand.key() + "/teams/" + team;
    }
}
