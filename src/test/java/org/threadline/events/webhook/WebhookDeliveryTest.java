package org.threadline.events.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.threadline.harness.Agent;
import org.threadline.harness.Database;
import org.threadline.harness.Receiver;
import org.threadline.harness.TestBrand;
import org.threadline.harness.Tokens;
import org.threadline.harness.Topic;
import org.threadline.local.LocalServersResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class WebhookDeliveryTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Receiver receiver = Receiver.open();
    private TestBrand brand;
    private Agent admin;

    @BeforeEach
    void brand() {
        brand = TestBrand.create();
        admin = new Agent("admin-1", Tokens.of("admin", brand.key(), "admin-1"));
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void anEventArrivesSignedAndAsTheTopicHasIt() throws Exception {
        JsonPath webhook = add(receiver, "thread.opened");

        brand.newPhone().text("Hello?");

        Receiver.Request request = awaitRequests(receiver, 1).getFirst();
        var event = new com.fasterxml.jackson.databind.ObjectMapper().readTree(request.body());
        assertThat(event.get("type").asText()).isEqualTo("thread.opened");
        assertThat(request.headers().get("content-type")).startsWith("application/cloudevents+json");
        assertThat(request.headers().get("threadline-event-id"))
                .isEqualTo(event.get("id").asText());
        String[] signature = request.headers().get("threadline-signature").split(",");
        String time = signature[0].substring("t=".length());
        assertThat(Instant.ofEpochSecond(Long.parseLong(time)))
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
        assertThat(signature[1]).isEqualTo("v1=" + hmac(webhook.getString("secret"), time + "." + request.body()));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                Topic.eventsOfKey(event.at("/data/customerId").asText()))
                        .contains(event));
    }

    @Test
    void onlyTheTypesThatWereAskedForArrive() {
        JsonPath webhook = add(receiver, "consent.changed");

        brand.newPhone().text("STOP");

        awaitRequests(receiver, 2);
        await().atMost(PATIENCE)
                .until(() -> deliveries(webhook).getList("items").size() == 2);
        assertThat(deliveries(webhook).getList("items.type")).containsOnly("consent.changed");
    }

    @Test
    void whatFailedIsTriedAgainUntilItArrives() {
        JsonPath webhook = add(receiver.answering(500, 503), "thread.opened");

        brand.newPhone().text("Hello?");

        assertThat(awaitRequests(receiver, 3))
                .extracting(request -> request.headers().get("threadline-attempt"))
                .containsExactly("1", "2", "3");
        await().atMost(PATIENCE)
                .until(() -> deliveries(webhook).getString("items[0].status").equals("DELIVERED"));
        assertThat(deliveries(webhook).getInt("items[0].attempts")).isEqualTo(3);
        assertThat(deliveries(webhook).getInt("items[0].responseStatus")).isEqualTo(204);
        look(webhook).then().body("failures", equalTo(0));
    }

    @Test
    void aRedirectIsAFailureAndNotFollowed() {
        JsonPath webhook = add(receiver.answering(302), "thread.opened");

        brand.newPhone().text("Hello?");

        assertThat(awaitRequests(receiver, 2))
                .extracting(Receiver.Request::path)
                .containsOnly("/hook");
        await().atMost(PATIENCE).until(() -> deliveries(webhook).getInt("items[0].attempts") == 2);
    }

    @Test
    void afterADayItIsGivenUpAndAReplayTriesAgain() {
        JsonPath webhook = add(receiver.usually(500), "thread.opened");
        brand.newPhone().text("Hello?");
        awaitRequests(receiver, 1);
        Database.change(
                "update webhook_delivery set first_tried_at = now() - interval '24 hours' where webhook_id = ?",
                id(webhook));
        await().atMost(PATIENCE)
                .until(() -> deliveries(webhook).getString("items[0].status").equals("GIVEN_UP"));
        String delivery = deliveries(webhook).getString("items[0].id");
        int before = receiver.usually(204).requests().size();

        admin.call()
                .post(path(webhook) + "/deliveries/" + delivery + "/replay")
                .then()
                .statusCode(202)
                .body("status", equalTo("PENDING"));

        assertThat(awaitRequests(receiver, before + 1))
                .extracting(request -> request.headers().get("threadline-event-id"))
                .containsOnly(delivery);
        await().atMost(PATIENCE)
                .until(() -> deliveries(webhook).getString("items[0].status").equals("DELIVERED"));
    }

    @Test
    void whatHappensDuringAPauseArrivesAfterIt() {
        JsonPath webhook = add(receiver, "thread.opened");
        change(webhook, Map.of("state", "PAUSED"));
        brand.newPhone().text("Hello?");
        await().atMost(PATIENCE)
                .until(() -> deliveries(webhook).getList("items").size() == 1);
        await().during(Duration.ofSeconds(2))
                .atMost(PATIENCE)
                .until(() -> receiver.requests().isEmpty());

        change(webhook, Map.of("state", "ACTIVE"));

        awaitRequests(receiver, 1);
    }

    @Test
    void aSilentReceiverDelaysNobodyElse() {
        try (Receiver silent = Receiver.open().silent()) {
            JsonPath stuck = add(silent, "message.received");
            add(receiver, "message.received");
            int texts = 12;

            for (int text = 0; text < texts; text++) {
                brand.newPhone().text("Hello?");
            }

            awaitRequests(receiver, texts);
            assertThat(silent.requests()).hasSizeLessThanOrEqualTo(4);
            assertThat(deliveries(stuck).getList("items.status")).containsOnly("PENDING");
        }
    }

    @Test
    void whatAReplicaHadTakenWhenItDiedIsSentWhenTheLeaseEnds() {
        JsonPath webhook = add(receiver, "thread.opened");
        change(webhook, Map.of("state", "PAUSED"));
        brand.newPhone().text("Hello?");
        await().atMost(PATIENCE)
                .until(() -> deliveries(webhook).getList("items").size() == 1);
        lease(webhook, "1 hour");
        change(webhook, Map.of("state", "ACTIVE"));
        await().during(Duration.ofSeconds(2))
                .atMost(PATIENCE)
                .until(() -> receiver.requests().isEmpty());

        lease(webhook, "-1 second");

        awaitRequests(receiver, 1);
    }

    @Test
    void afterARotationBothSecretsSign() throws Exception {
        JsonPath webhook = add(receiver, "thread.opened");
        String secret = admin.call()
                .post(path(webhook) + "/secret")
                .then()
                .statusCode(200)
                .extract()
                .path("secret");

        brand.newPhone().text("Hello?");

        Receiver.Request request = awaitRequests(receiver, 1).getFirst();
        String[] signature = request.headers().get("threadline-signature").split(",");
        String signed = signature[0].substring("t=".length()) + "." + request.body();
        assertThat(signature).endsWith("v1=" + hmac(secret, signed), "v1=" + hmac(webhook.getString("secret"), signed));
    }

    @Test
    void whatHasFailedForLongIsShownAndStillTried() {
        JsonPath webhook = add(receiver.usually(500), "thread.opened");
        brand.newPhone().text("Hello?");
        awaitRequests(receiver, 1);
        await().atMost(PATIENCE).until(() -> look(webhook).jsonPath().getInt("failures") > 0);
        Database.change(
                "update webhook set failing_since = failing_since - interval '2 hours' where id = ? and failing_since is not null",
                id(webhook));

        look(webhook).then().body("failing", equalTo(true));

        receiver.usually(204);
        await().atMost(PATIENCE).until(() -> !look(webhook).jsonPath().getBoolean("failing"));
    }

    @Test
    void theLogComesInPagesNewestFirst() {
        JsonPath webhook = add(receiver, "consent.changed");
        brand.newPhone().text("STOP");
        brand.newPhone().text("STOP");
        await().atMost(PATIENCE)
                .until(() -> deliveries(webhook).getList("items").size() == 4);
        List<String> all = deliveries(webhook).getList("items.id");

        JsonPath first = admin.call()
                .queryParam("limit", 2)
                .get(path(webhook) + "/deliveries")
                .jsonPath();
        JsonPath second = admin.call()
                .queryParam("limit", 2)
                .queryParam("cursor", first.getString("nextCursor"))
                .get(path(webhook) + "/deliveries")
                .jsonPath();

        assertThat(first.getList("items.id")).isEqualTo(all.subList(0, 2));
        assertThat(second.getList("items.id")).isEqualTo(all.subList(2, 4));
        assertThat(second.getString("nextCursor")).isNull();
    }

    private JsonPath add(Receiver to, String... types) {
        return admin.call()
                .body(Map.of("url", to.url(), "types", List.of(types)))
                .post("/api/v1/brands/" + brand.key() + "/webhooks")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private void change(JsonPath webhook, Map<String, Object> change) {
        admin.call().body(change).patch(path(webhook)).then().statusCode(200);
    }

    private io.restassured.response.Response look(JsonPath webhook) {
        return admin.call().get(path(webhook));
    }

    private JsonPath deliveries(JsonPath webhook) {
        return admin.call().get(path(webhook) + "/deliveries").jsonPath();
    }

    private String path(JsonPath webhook) {
        return "/api/v1/brands/" + brand.key() + "/webhooks/" + webhook.getString("id");
    }

    private static UUID id(JsonPath webhook) {
        return UUID.fromString(webhook.getString("id"));
    }

    private static void lease(JsonPath webhook, String ends) {
        Database.change(
                "update webhook_delivery set lease_until = now() + cast(? as interval) where webhook_id = ?",
                ends,
                id(webhook));
    }

    private static List<Receiver.Request> awaitRequests(Receiver receiver, int many) {
        await().atMost(PATIENCE).until(() -> receiver.requests().size() >= many);
        return receiver.requests();
    }

    /** As a receiver would check it, with the JDK alone. */
    private static String hmac(String secret, String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }
}
