package org.threadline.outbound.failure;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.threadline.harness.Agent;
import org.threadline.harness.Database;
import org.threadline.harness.Phone;
import org.threadline.harness.TestBrand;
import org.threadline.harness.Tokens;

import io.restassured.path.json.JsonPath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A customer to whom the carrier does not bring texts, and somebody who may mend it. */
record Troubled(TestBrand brand, Phone phone, Agent agent, Agent supervisor) {

    static final Duration PATIENCE = Duration.ofSeconds(40);

    static Troubled customer() {
        return of(TestBrand.create());
    }

    static Troubled of(TestBrand brand) {
        var supervisor = new Agent("supervisor-1", Tokens.of("supervisor", brand.key(), "supervisor-1"));
        return new Troubled(brand, brand.newPhone(), brand.agent("agent-1"), supervisor);
    }

    /** A text of an agent, queued; its id. */
    String write(String body) {
        return agent.call()
                .body(Map.of("brand", brand.key(), "to", phone.number(), "body", body))
                .post("/api/v1/messages")
                .then()
                .statusCode(202)
                .extract()
                .path("message.id");
    }

    JsonPath message(String id) {
        return agent.call().get("/api/v1/messages/" + id).jsonPath();
    }

    String reason(String id) {
        return agent.call()
                .get("/api/v1/messages/" + id + "/decision")
                .jsonPath()
                .getString("reason");
    }

    void awaitStatus(String id, String status) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(message(id).getString("status")).isEqualTo(status));
    }

    /** What says the text once more, oldest first. */
    static List<Map<String, Object>> retriesOf(String id) {
        return Database.rows("""
                select id::text, status, decision, due_at, retry_number, body from message
                where retry_of = ? order by created_at""", UUID.fromString(id));
    }

    static String retryOf(String id) {
        return (String) retriesOf(id).getFirst().get("id");
    }

    static String carrierIdOf(String id) {
        return (String) Database.rows("select carrier_message_id from message where id = ?", UUID.fromString(id))
                .getFirst()
                .get("carrier_message_id");
    }

    /** The moment that it waits for has come. */
    static void makeDue(String id) {
        Database.change("update message set due_at = now() where id = ?", UUID.fromString(id));
    }

    List<Map<String, Object>> suppressions() {
        return supervisor
                .call()
                .get("/api/v1/brands/" + brand.key() + "/suppressions")
                .jsonPath()
                .getList("items");
    }

    Map<String, Object> sender() {
        return supervisor
                .call()
                .get("/api/v1/brands/" + brand.key() + "/senders")
                .jsonPath()
                .getMap("items[0]");
    }
}
