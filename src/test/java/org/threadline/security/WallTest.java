package org.threadline.security;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.threadline.harness.Agent;
import org.threadline.harness.Database;
import org.threadline.harness.Operation;
import org.threadline.harness.Refusal;
import org.threadline.harness.TestBrand;
import org.threadline.harness.Tokens;
import org.threadline.harness.Waiting;
import org.threadline.local.LocalServersResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

/** A brand is a wall. The table is made from the API's own description, so that no call can be forgotten. */
@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class WallTest {

    @Test
    void theTableHoldsTheCallsThatWeKnowOf() {
        assertThat(Operation.all())
                .extracting(Operation::toString)
                .contains(
                        "PUT /api/v1/brands/{key}",
                        "GET /api/v1/threads",
                        "POST /api/v1/threads/{id}/claim",
                        "POST /api/v1/threads/{id}/messages",
                        "POST /api/v1/messages",
                        "GET /api/v1/messages/{id}/decision");
    }

    @TestFactory
    Stream<DynamicTest> nobodyGetsInWithoutAToken() {
        var ids = ids(Waiting.customer());
        return Operation.all()
                .map(operation -> dynamicTest(operation.toString(), () -> {
                    Response answer = operation.call(ids, null);
                    Refusal.of(answer, 401);
                    assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
                }));
    }

    @TestFactory
    Stream<DynamicTest> anotherBrandsThingsDoNotExist() {
        var ids = ids(Waiting.customer());
        String stranger = Tokens.of("admin", TestBrand.create().key(), "agent-1");
        return Operation.all()
                .map(operation -> dynamicTest(
                        operation.toString(), () -> holdNothing(operation, operation.call(ids, stranger), ids)));
    }

    @TestFactory
    Stream<DynamicTest> aTokenThatNamesNoBrandsOpensNone() {
        var ids = ids(Waiting.customer());
        String nowhere = ForgedTokens.withoutBrands("admin");
        return Operation.all()
                .map(operation -> dynamicTest(
                        operation.toString(), () -> holdNothing(operation, operation.call(ids, nowhere), ids)));
    }

    @TestFactory
    Stream<DynamicTest> aTokenWithoutARoleMayNothing() {
        var waiting = Waiting.customer();
        var ids = ids(waiting);
        String visitor = ForgedTokens.ofRole("visitor", waiting.brand().key());
        return Operation.all()
                .map(operation ->
                        dynamicTest(operation.toString(), () -> Refusal.of(operation.call(ids, visitor), 403)));
    }

    @Test
    void agentsDoNotSetUpBrands() {
        var brand = TestBrand.create();
        Map<String, Object> body =
                Map.of("name", "Mine", "timeZone", "UTC", "senders", List.of(Map.of("number", brand.number())));

        Refusal.of(brand.agent("agent-1").call().body(body).put("/api/v1/brands/" + brand.key()), 403);
        Refusal.of(brand.agent("agent-1").call().body(body).put("/api/v1/brands/brand-new"), 403);
    }

    @Test
    void anAdminOfOneBrandDoesNotMakeAnother() {
        var own = TestBrand.create();
        var admin = new Agent("admin-2", Tokens.of("admin", own.key(), "admin-2"));
        Map<String, Object> body =
                Map.of("name", "Theirs", "timeZone", "UTC", "senders", List.of(Map.of("number", "+13035559999")));

        Refusal.of(admin.call().body(body).put("/api/v1/brands/somebody-elses"), 404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//api/v1/threads",
                "/api//v1/threads",
                "/api/v1//threads",
                "/api/v1/threads//",
                "/api/v1/threads/",
                "/api/v1/threads;x",
                "/api/v1/threads;x=y",
                "/api/v1;x/threads",
                "/api;x/v1/threads",
                "/;x/api/v1/threads",
                "/api%2Fv1/threads",
                "/api/v1%2Fthreads",
                "/api/v1/threads%2F",
                "/api/v1/threads%3Bx",
                "/api/v1/threads%00",
                "/api/v1/threads%20",
                "/api/v1/threads%0a",
                "/api/./v1/threads",
                "/api/v1/./threads",
                "/api/v1/x/../threads",
                "/q/../api/v1/threads",
                "/_local/../api/v1/threads",
                "/webhooks/twilio/../../api/v1/threads",
                "/api/v1/%2e/threads",
                "/q/%2e%2e/api/v1/threads",
                "/api/v1/%74hreads",
                "/%61pi/v1/threads",
                "/API/v1/threads",
                "/api/V1/threads",
                "/api/v1/THREADS",
                "/api/v1/threads?access_token=x",
                "/api/v1/threads#/q/health",
                "/api/v1/brands",
                "/api/v1/brands/",
                "/api/v1/brands;x",
            })
    void noWayOfWritingAPathGoesAroundTheGate(String path) throws Exception {
        TestBrand.create();
        var base = URI.create(
                "http://localhost:" + ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class));
        try (HttpClient client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(base + path))
                    .timeout(Duration.ofSeconds(10))
                    .build();

            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isIn(400, 401, 404, 405);
            assertThat(answer.body()).doesNotContain("items");
        }
    }

    /** Not found, an empty list, or refused for the role alone: nothing tells that the thing exists. */
    private static void holdNothing(Operation operation, Response answer, Map<String, String> ids) {
        if (answer.statusCode() == 200 && operation.isList()) {
            assertThat(answer.jsonPath().getList("items"))
                    .allSatisfy(item -> assertThat(item.toString()).doesNotContain(ids.values()));
        } else {
            Refusal.of(answer, 404);
        }
    }

    /** That the customer's number cannot be reached; its id. */
    private static String suppression(String customer, Waiting waiting) {
        UUID id = UUID.randomUUID();
        Database.change("""
                insert into suppressed_number (id, brand, number, customer_id, code, message_id, suppressed_at)
                values (?, ?, ?, ?, '30005', gen_random_uuid(), now())""", id, waiting.brand().key(), waiting.phone().number(), UUID.fromString(customer));
        return id.toString();
    }

    private static Map<String, String> ids(Waiting waiting) {
        String thread = waiting.thread();
        var shown = waiting.agent().call().get("/api/v1/threads/" + thread).jsonPath();
        String webhook = Agent.admin()
                .call()
                .body(Map.of("url", "https://hooks.acme.example/threadline"))
                .post("/api/v1/brands/" + waiting.brand().key() + "/webhooks")
                .path("id");
        return Map.of(
                "suppressions", suppression(shown.getString("customer.id"), waiting),
                "brand", waiting.brand().key(),
                "webhooks", webhook,
                "threads", thread,
                "messages", shown.getString("lastMessageId"),
                "customers", shown.getString("customer.id"),
                "phone", waiting.phone().number());
    }
}
