package org.threadline.events;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.threadline.harness.Database;
import org.threadline.harness.Phone;
import org.threadline.harness.TestBrand;
import org.threadline.harness.Topic;
import org.threadline.harness.Waiting;
import org.threadline.local.LocalServersResource;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class EventsOutTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void aFirstTextIsToldAsAMessageAndAThread() {
        var waiting = Waiting.customer();
        Object customer = customerOf(waiting.phone());

        JsonNode received = awaitOne(customer, "message.received");

        assertThat(received.get("specversion").asText()).isEqualTo("1.0");
        assertThat(received.get("id").asText()).hasSize(36);
        assertThat(received.get("source").asText()).isEqualTo("/threadline");
        assertThat(received.get("time").asText()).endsWith("Z");
        assertThat(received.get("datacontenttype").asText()).isEqualTo("application/json");
        assertThat(received.get("brand").asText()).isEqualTo(waiting.brand().key());
        assertThat(received.at("/data/threadId").asText()).isEqualTo(waiting.thread());
        assertThat(received.at("/data/customerId").asText()).isEqualTo(customer.toString());
        assertThat(received.get("subject")).isEqualTo(received.at("/data/messageId"));
        JsonNode opened = awaitOne(customer, "thread.opened");
        assertThat(opened.get("subject").asText()).isEqualTo(waiting.thread());
        assertThat(opened.at("/data/openedAt").asText()).endsWith("Z");
    }

    @Test
    void noEventHoldsAPhoneNumberOrWhatWasSaid() {
        var waiting = Waiting.customer();
        waiting.agent().claim(waiting.thread());
        waiting.agent().reply(waiting.thread(), "It comes tomorrow.");
        waiting.phone().text("STOP");
        Object customer = customerOf(waiting.phone());
        await().atMost(PATIENCE)
                .until(() -> typesOf(customer).containsAll(List.of("message.status_changed", "consent.changed")));

        assertThat(Topic.eventsOfKey(customer))
                .extracting(JsonNode::toString)
                .noneMatch(event -> event.contains(waiting.phone().number().substring(1))
                        || event.contains(waiting.brand().number().substring(1))
                        || event.contains("parcel")
                        || event.contains("tomorrow"));
    }

    @Test
    void whatBecomesOfATextIsToldInOrder() {
        var waiting = Waiting.customer();
        String reply = waiting.agent()
                .reply(waiting.thread(), "It comes tomorrow.")
                .jsonPath()
                .getString("id");
        Object customer = customerOf(waiting.phone());

        await().atMost(PATIENCE).until(() -> statusesOf(customer, reply).contains("DELIVERED"));

        assertThat(statusesOf(customer, reply))
                .isSubsetOf("ACCEPTED", "SENT", "DELIVERED")
                .isSortedAccordingTo(java.util.Comparator.comparingInt(
                        status -> List.of("ACCEPTED", "SENT", "DELIVERED").indexOf(status)));
    }

    @Test
    void whoTakesAThreadAndWhoEndsItIsTold() {
        var waiting = Waiting.customer();
        waiting.agent().claim(waiting.thread()).then().statusCode(200);
        waiting.agent()
                .call()
                .post("/api/v1/threads/" + waiting.thread() + "/resolve")
                .then()
                .statusCode(200);
        Object customer = customerOf(waiting.phone());

        JsonNode resolved = awaitOne(customer, "thread.resolved");

        assertThat(resolved.at("/data/by").asText()).isEqualTo("agent-1");
        assertThat(resolved.at("/data/resolvedAt").asText()).endsWith("Z");
        assertThat(typesOf(customer))
                .filteredOn(type -> type.startsWith("thread."))
                .containsExactly("thread.opened", "thread.claimed", "thread.resolved");
        assertThat(awaitOne(customer, "thread.claimed").at("/data/assignee").asText())
                .isEqualTo("agent-1");
    }

    @Test
    void whatIsRefusedOrChangesNothingIsNotTold() {
        var waiting = Waiting.customer();
        waiting.agent().claim(waiting.thread()).then().statusCode(200);
        waiting.agent().claim(waiting.thread()).then().statusCode(200);

        waiting.colleague().claim(waiting.thread()).then().statusCode(409);

        waiting.agent()
                .call()
                .post("/api/v1/threads/" + waiting.thread() + "/resolve")
                .then()
                .statusCode(200);
        Object customer = customerOf(waiting.phone());
        awaitOne(customer, "thread.resolved");
        assertThat(typesOf(customer)).containsOnlyOnce("thread.claimed");
    }

    @Test
    void aStopIsToldForEachPurposeThatItTakes() {
        var phone = TestBrand.create().newPhone();
        phone.text("STOP");
        Object customer = customerOf(phone);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Topic.eventsOfKey(customer))
                        .filteredOn(event -> event.get("type").asText().equals("consent.changed"))
                        .extracting(event -> event.at("/data/purpose").asText()
                                + event.at("/data/granted").asText()
                                + event.at("/data/source").asText())
                        .containsExactlyInAnyOrder("SUPPORTfalsekeyword", "TRANSACTIONALfalsekeyword"));
        assertThat(awaitOne(customer, "message.received").at("/data/keyword").asText())
                .isEqualTo("STOP");
    }

    @Test
    void theRecordSaysWhatItIs() {
        var waiting = Waiting.customer();
        Object customer = customerOf(waiting.phone());
        awaitOne(customer, "thread.opened");

        assertThat(Topic.ofKey(customer))
                .allSatisfy(record -> assertThat(new String(
                                record.headers().lastHeader("content-type").value()))
                        .isEqualTo("application/cloudevents+json; charset=UTF-8"));
    }

    private static JsonNode awaitOne(Object customer, String type) {
        return await().atMost(PATIENCE)
                .until(
                        () -> Topic.eventsOfKey(customer).stream()
                                .filter(event -> event.get("type").asText().equals(type))
                                .findFirst(),
                        java.util.Optional::isPresent)
                .orElseThrow();
    }

    private static List<String> typesOf(Object customer) {
        return Topic.eventsOfKey(customer).stream()
                .map(event -> event.get("type").asText())
                .toList();
    }

    private static List<String> statusesOf(Object customer, String message) {
        return Topic.eventsOfKey(customer).stream()
                .filter(event -> event.get("type").asText().equals("message.status_changed")
                        && event.get("subject").asText().equals(message))
                .map(event -> event.at("/data/status").asText())
                .toList();
    }

    private static Object customerOf(Phone phone) {
        Map<String, Object> row = Database.rows(
                        "select id from customer where brand = ? and phone = ?",
                        phone.brand().key(),
                        phone.number())
                .getFirst();
        return row.get("id");
    }
}
