package org.threadline.security;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.threadline.harness.Agent;
import org.threadline.harness.Carrier;
import org.threadline.harness.DeadLetters;
import org.threadline.harness.Refusal;
import org.threadline.harness.Shop;
import org.threadline.harness.TestBrand;
import org.threadline.harness.Waiting;
import org.threadline.local.LocalServersResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever comes in by whichever door: it is taken, or refused as the caller's fault; it never breaks anything. */
@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class DoorsTest {

    /** The character NUL as it stands in a JSON string. */
    private static final String ODD = "\\u0000";

    @Test
    void noJsonBodyMayHoldTheCharacterNul() {
        var waiting = Waiting.customer();
        String thread = "/api/v1/threads/" + waiting.thread();
        waiting.agent().claim(waiting.thread());
        String customer =
                "/api/v1/customers/" + waiting.agent().call().get(thread).path("customer.id");
        var bodies = Map.of(
                thread + "/messages",
                "{\"body\":\"a" + ODD + "b\"}",
                "/api/v1/messages",
                "{\"brand\":\"%s\",\"to\":\"%s\",\"body\":\"a%sb\",\"purpose\":\"SUPPORT\"}"
                        .formatted(waiting.brand().key(), waiting.phone().number(), ODD),
                customer + "/consent",
                "{\"purpose\":\"SUPPORT\",\"granted\":true,\"source\":\"a" + ODD + "\",\"wording\":\"w\"}");

        bodies.forEach(
                (path, body) -> Refusal.of(waiting.agent().call().body(body).post(path), 400, "bad-request"));
    }

    @Test
    void aBrandMayNotHoldItEither() {
        var brand = TestBrand.create();
        String body = "{\"name\":\"A" + ODD + "\",\"timeZone\":\"UTC\",\"senders\":[{\"number\":\"" + brand.number()
                + "\"}]}";

        Refusal.of(Agent.admin().call().body(body).put("/api/v1/brands/" + brand.key()), 400, "bad-request");
    }

    @Test
    void jsonOfAnyDepthIsRefused() {
        var waiting = Waiting.customer();
        String deep = "[".repeat(5000) + "]".repeat(5000);

        Refusal.of(
                waiting.agent()
                        .call()
                        .body("{\"body\":" + deep + "}")
                        .post("/api/v1/threads/" + waiting.thread() + "/messages"),
                400,
                "bad-request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/threads?q=a%00b",
                "/api/v1/threads?tag=%00",
                "/api/v1/threads?brand=a%0Ab",
                "/api/v1/threads?cursor=%00",
                "/api/v1/threads?%00=a",
                "/api/v1/customers?q=%00",
                "/api/v1/customers?brand=%1B",
                "/api/v1/brands/a%00b",
                "/api/v1/brands/a%0Ab",
            })
    void noAddressMayHoldControlCharacters(String path) throws Exception {
        HttpResponse<String> answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/threads?q=%F0%9F%98%80",
                "/api/v1/customers?q=%ED%A0%80",
                "/api/v1/customers?q=%FF",
                "/api/v1/customers?q=%5C%27%22%25_",
                "/api/v1/customers?q=",
                "/api/v1/customers?limit=200",
            })
    void whatIsOddButTextIsSearchedFor(String path) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/customers?limit=0",
                "/api/v1/customers?limit=x",
                "/api/v1/customers?cursor=%21",
                "/api/v1/customers?cursor=AAAA",
                "/api/v1/customers?cursor=MDAwMDAwMDAtMDAwMC0wMDAwLTAwMDAtMDAwMDAwMDAwMDAwIGEA",
                "/api/v1/threads?cursor=AAAA",
            })
    void whatIsNoPageIsRefused(String path) throws Exception {
        assertThat(get(path).statusCode()).isIn(400, 404);
    }

    @Test
    void aQuestionOfAnyLengthIsRefused() throws Exception {
        assertThat(get("/api/v1/customers?q=" + "a".repeat(101)).statusCode()).isEqualTo(400);
    }

    @Test
    void aTextLosesItAndIsStored() {
        var brand = TestBrand.create();
        var phone = brand.newPhone();

        Carrier.text(sid(), phone, "a\0b").then().statusCode(200);

        assertThat(brand.agent("agent-1").messagesOf(brand.agent("agent-1").threadOf(phone)))
                .first()
                .satisfies(text -> assertThat(text).containsEntry("body", "ab"));
    }

    @Test
    void aTextOfMoreThanACarrierSendsIsStoredOrRefusedButNeverBreaksAnything() {
        var phone = TestBrand.create().newPhone();

        assertThat(Carrier.text(sid(), phone, "x".repeat(60_000)).statusCode()).isEqualTo(200);
        assertThat(Carrier.text(sid(), phone, "x".repeat(70_000)).statusCode()).isEqualTo(413);
    }

    @Test
    void anEventThatHoldsItIsADeadLetter() {
        var brand = TestBrand.create();
        var phone = brand.newPhone();

        Shop.publish(
                phone,
                "order.shipped",
                Map.of("orderId", "1", "customer", Map.of("phone", phone.number(), "firstName", "a\0b")));
        Shop.publish(phone, UUID.randomUUID() + "\0", "order.shipped", java.time.Instant.now(), Map.of("orderId", "2"));

        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(DeadLetters.ofKey(phone.number())).hasSize(2));
    }

    private static String sid() {
        return "SM" + UUID.randomUUID().toString().replace("-", "");
    }

    /** As it is written here: clients like to write addresses anew. */
    private static HttpResponse<String> get(String path) throws Exception {
        int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
        try (HttpClient client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                    .header("Authorization", "Bearer " + Agent.admin().token())
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
