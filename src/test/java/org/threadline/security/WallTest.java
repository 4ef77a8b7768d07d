package org.threadline.security;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.threadline.harness.Agent;
import org.threadline.harness.Belongings;
import org.threadline.harness.Operation;
import org.threadline.harness.Refusal;
import org.threadline.harness.TestBrand;
import org.threadline.harness.Tokens;
import org.threadline.harness.Waiting;
import org.threadline.local.LocalServersResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
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
        var ids = Belongings.of(Waiting.customer());
        return Operation.all()
                .map(operation -> dynamicTest(operation.toString(), () -> {
                    Response answer = operation.call(ids, null);
                    Refusal.of(answer, 401);
                    assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
                }));
    }

    @TestFactory
    Stream<DynamicTest> anotherBrandsThingsDoNotExist() {
        var ids = Belongings.of(Waiting.customer());
        String stranger = Tokens.of("admin", TestBrand.create().key(), "agent-1");
        return Operation.all()
                .map(operation -> dynamicTest(
                        operation.toString(), () -> holdNothing(operation, operation.call(ids, stranger), ids)));
    }

    @TestFactory
    Stream<DynamicTest> aTokenThatNamesNoBrandsOpensNone() {
        var ids = Belongings.of(Waiting.customer());
        String nowhere = ForgedTokens.withoutBrands("admin");
        return Operation.all()
                .map(operation -> dynamicTest(
                        operation.toString(), () -> holdNothing(operation, operation.call(ids, nowhere), ids)));
    }

    @TestFactory
    Stream<DynamicTest> aTokenWithoutARoleMayNothing() {
        var waiting = Waiting.customer();
        var ids = Belongings.of(waiting);
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

    @TestFactory
    Stream<DynamicTest> noWayOfWritingAPathGoesAroundTheGate() {
        var waiting = Waiting.customer();
        var ids = Belongings.of(waiting);
        String visitor = ForgedTokens.ofRole("visitor", waiting.brand().key());
        return Stream.concat(
                        Operation.all().map(operation -> Map.entry(operation.method(), operation.filled(ids))),
                        Stream.of(Map.entry("GET", "/api/v1/events")))
                .map(call -> dynamicTest(call.getKey() + " " + call.getValue(), () -> {
                    for (String written : PathTricks.of(call.getValue())) {
                        assertThat(PathTricks.ask(call.getKey(), written, null))
                                .as(written)
                                .isBetween(400, 499);
                        assertThat(PathTricks.ask(call.getKey(), written, visitor))
                                .as("%s as a visitor", written)
                                .isBetween(400, 499);
                    }
                }));
    }

    @Test
    void theStreamIsClosedToWhoHasNoTokenOrNoRole() {
        Refusal.of(RestAssured.get("/api/v1/events"), 401);
        Refusal.of(new Agent("x", ForgedTokens.ofRole("visitor", "acme")).call().get("/api/v1/events"), 403);
    }

    /** Not found, an empty list, or refused for the role alone: nothing tells that the thing exists. */
    private static void holdNothing(Operation operation, Response answer, Map<String, String> ids) {
        if (answer.statusCode() == 200 && operation.isList()) {
            assertThat(answer.jsonPath().getList("items"))
                    .allSatisfy(item -> assertThat(item.toString()).doesNotContain(telling(ids)));
        } else {
            Refusal.of(answer, 404);
        }
    }

    /** Those of which one would know whose they are; a picture is the first of any message. */
    private static List<String> telling(Map<String, String> ids) {
        return ids.values().stream().filter(id -> id.length() > 2).toList();
    }
}
