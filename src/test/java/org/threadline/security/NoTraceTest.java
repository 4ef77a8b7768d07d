package org.threadline.security;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.threadline.harness.Agent;
import org.threadline.harness.Carrier;
import org.threadline.harness.Database;
import org.threadline.harness.DeadLetters;
import org.threadline.harness.Faults;
import org.threadline.harness.Ledger;
import org.threadline.harness.Person;
import org.threadline.harness.Phone;
import org.threadline.harness.Shop;
import org.threadline.harness.TestBrand;
import org.threadline.harness.Written;
import org.threadline.local.LocalServersResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What people say, and from which number, stands in no log line, no metric and no header of a dead letter. Each test
 * sends a word and a number that stand nowhere else through doors and failures, and then searches all that was written.
 */
@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class NoTraceTest {

    private final String mark = "zq" + UUID.randomUUID().toString().substring(0, 8);
    private TestBrand brand;
    private Phone phone;
    private Agent agent;
    private Written written;

    @BeforeEach
    void open() {
        brand = TestBrand.create();
        phone = brand.newPhone();
        agent = brand.agent("agent-1");
        written = Written.open();
    }

    @AfterEach
    void search() {
        written.close();
        var found = new ArrayList<String>();
        written.lines().forEach(line -> addIfTelling("log: ", line, found));
        RestAssured.get("/q/metrics").asString().lines().forEach(line -> addIfTelling("metric: ", line, found));
        for (ConsumerRecord<String, byte[]> letter : DeadLetters.ofKey(phone.number())) {
            addIfTelling("letter: ", DeadLetters.headers(letter).toString(), found);
        }
        assertThat(found).isEmpty();
    }

    private void addIfTelling(String where, String line, List<String> found) {
        if (line.contains(mark)
                || line.replaceAll("[^\\d]", "").contains(phone.number().substring(1))) {
            found.add(where + line);
        }
    }

    @Test
    void ofAnOrdinaryDay() {
        phone.text("I am " + mark);
        String thread = agent.threadOf(phone);
        agent.claim(thread);
        agent.reply(thread, "Dear " + mark).then().statusCode(202);
        phone.text("please don't text me again, says " + mark);
        phone.text("STOP");
        Awaitility.await().until(() -> phone.received().stream().anyMatch(body -> body.contains(mark)));

        assertThat(written.lines()).isNotEmpty();
    }

    @Test
    void ofACarrierThatFails() {
        phone.text("Hello");
        String thread = agent.threadOf(phone);
        agent.claim(thread);
        for (Map<String, Object> fault : List.<Map<String, Object>>of(
                Map.of("failWith500", 1.0),
                Map.of("rejectWith429", 1.0),
                Map.of("resetAfterAccept", 1.0),
                Map.of("refusalCodes", Map.of(phone.number(), 21211)),
                Map.of("callbackCodes", Map.of(phone.number(), 30007)))) {
            Faults.during(fault, () -> {
                agent.reply(thread, "Sorry, " + mark).then().statusCode(202);
                Awaitility.await()
                        .until(() -> isDealtWith(Database.textsTo(phone).getLast()));
            });
        }
    }

    private static boolean isDealtWith(Map<String, Object> text) {
        return text.get("decision") != null && !"SENDING".equals(text.get("status"));
    }

    @Test
    void ofWebhooksThatAreRefused() {
        var form = Map.of("MessageSid", mark, "From", phone.number(), "To", brand.number(), "Body", mark);
        RestAssured.given()
                .header("X-Twilio-Signature", mark)
                .formParams(form)
                .post("/webhooks/twilio/messages")
                .then()
                .statusCode(403);
        RestAssured.given()
                .header("X-Twilio-Signature", mark)
                .contentType("application/x-www-form-urlencoded")
                .body("Body=%ZZ" + mark + "&From=" + phone.number())
                .post("/webhooks/twilio/messages")
                .then()
                .statusCode(400);
        RestAssured.post("/webhooks/twilio/status/" + phone.number());
        RestAssured.get("/webhooks/" + phone.number() + "/" + mark);
        Carrier.callBack(UUID.randomUUID().toString(), "SM1", "delivered " + phone.number());
        Carrier.text(
                "MM" + UUID.randomUUID().toString().replace("-", ""),
                phone,
                "See " + mark,
                Map.of("NumMedia", "1", "MediaUrl0", "https://evil.example/" + mark, "MediaContentType0", mark));
        String message =
                (String) agent.messagesOf(agent.threadOf(phone)).getFirst().get("id");

        agent.call().get("/api/v1/messages/" + message + "/media/0").then().statusCode(502);
    }

    @Test
    void ofEventsThatCannotBeUsed() {
        String key = phone.number();
        Shop.sendText(key, "{\"specversion\":\"1.0\",\"id\":\"" + mark + "\",\"type\":\"" + mark + " " + key);
        Shop.sendText(key, mark + key);
        Shop.publish(phone, "order." + mark, Map.of("orderId", mark));
        Shop.publish(phone, "order.shipped", Map.of("orderId", mark, "brand", mark));
        Shop.publish(phone, "order.shipped", Map.of("orderId", mark, "trackingUrl", mark));
        Shop.publish(phone, "order.shipped", Map.of("orderId", mark.repeat(100)));
        Shop.publish(phone, "consent.changed", Map.of("purpose", mark, "granted", mark));
        Shop.publish(
                phone,
                "order.shipped",
                Map.of("orderId", "1", "customer", Map.of("phone", key + mark, "firstName", mark + "\0")));
        Shop.publish(phone, key + "\0", "order.shipped", Instant.now(), Map.of("orderId", "1"));

        Awaitility.await()
                .untilAsserted(() -> assertThat(DeadLetters.ofKey(key)).hasSizeGreaterThanOrEqualTo(8));
    }

    @Test
    void ofCallsThatAreRefused() {
        phone.text("Hello");
        String customer = "/api/v1/customers/" + Ledger.of(phone).customer();
        String thread = "/api/v1/threads/" + agent.threadOf(phone);

        agent.call().get("/api/v1/customers/" + phone.number());
        agent.call().get("/api/v1/" + mark + "/" + phone.number());
        agent.call().queryParam("q", phone.number()).queryParam("cursor", mark).get("/api/v1/threads");
        agent.call().queryParam("q", phone.number()).get("/api/v1/customers");
        agent.call().body(Map.of("timeZone", mark)).patch(customer);
        agent.call().body(Map.of(mark, phone.number())).patch(customer);
        agent.call().body("{\"firstName\":" + mark).patch(customer);
        agent.call().header("If-Match", mark).body(Map.of("tier", mark)).patch(customer);
        agent.call()
                .body(Map.of("body", mark, "lastSeenMessageId", phone.number()))
                .post(thread + "/messages");
        agent.call()
                .body(Map.of("brand", brand.key(), "to", phone.number() + mark, "body", mark, "purpose", "SUPPORT"))
                .post("/api/v1/messages");
        RestAssured.given().header("Authorization", "Bearer " + mark).get("/api/v1/customers?q=" + mark);
    }

    @Test
    void ofRowsThatTheStoreRefuses() {
        phone.text("Hello");
        String thread = agent.threadOf(phone);
        agent.claim(thread);
        refusing("message", "body not like '%" + mark + "%'", () -> {
            phone.text("I am " + mark);
            agent.reply(thread, "Dear " + mark);
        });
        refusing("customer", "coalesce(first_name, '') <> '" + mark + "'", () -> {
            agent.call()
                    .body(Map.of("firstName", mark))
                    .patch("/api/v1/customers/" + Ledger.of(phone).customer());
            Shop.publish(
                    phone,
                    "order.shipped",
                    Map.of("orderId", "1", "customer", Map.of("phone", phone.number(), "firstName", mark)));
            Awaitility.await().until(() -> !DeadLetters.ofKey(phone.number()).isEmpty());
        });

        assertThat(written.lines()).anyMatch(line -> line.contains("no_trace"));
    }

    @Test
    void ofAnErasure() {
        written.close();
        var person = Person.known(brand);
        written = Written.open();
        phone = person.phone();

        person.supervisor().call().get(person.path() + "/export").then().statusCode(200);
        person.erase().then().statusCode(204);

        assertThat(written.lines()).anyMatch(line -> line.contains("customer " + person.id() + " was erased"));
        assertThat(written.lines()).noneMatch(line -> line.contains(person.mark()));
    }

    /** As long as this runs the store refuses rows that hold the mark, and its answer would repeat the whole row. */
    private static void refusing(String table, String condition, Runnable work) {
        Database.change("alter table " + table + " add constraint no_trace check (" + condition + ") not valid");
        try {
            work.run();
        } finally {
            Database.change("alter table " + table + " drop constraint no_trace");
        }
    }
}
