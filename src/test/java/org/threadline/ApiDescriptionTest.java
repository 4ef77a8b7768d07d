package org.threadline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.threadline.harness.Agent;
import org.threadline.harness.Operation;
import org.threadline.harness.Refusal;
import org.threadline.local.LocalServersResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

/** The API's description is complete enough to make programs from, and names stay as they are. */
@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class ApiDescriptionTest {

    /** Programs are made from these. Others may come; none of these goes. */
    private static final Set<String> IDS_FOR_GOOD = Set.of(
            "addConsent",
            "addWebhook",
            "approveVoucher",
            "changeTeam",
            "changeWebhook",
            "checkText",
            "claimThread",
            "createTeam",
            "dismissOptOutRequest",
            "getAvailability",
            "getBrand",
            "getConsent",
            "getDecision",
            "getMessage",
            "getServiceReport",
            "getTeam",
            "getTemplate",
            "getThread",
            "getWebhook",
            "giveGoodwill",
            "honourOptOut",
            "liftSuppression",
            "liftSurge",
            "liftTemplatePause",
            "listAgents",
            "listAudit",
            "listBrands",
            "listDeliveries",
            "listSenders",
            "listSuppressions",
            "listSurges",
            "listTeams",
            "listTemplateEdits",
            "listTemplatePauses",
            "listTemplates",
            "listThreadMessages",
            "listThreads",
            "listVouchers",
            "listWebhooks",
            "putBrand",
            "putTeamMember",
            "putTemplate",
            "refuseVoucher",
            "releaseThread",
            "removeTeam",
            "removeTeamMember",
            "removeTemplate",
            "removeWebhook",
            "reopenThread",
            "replayDelivery",
            "reply",
            "resolveThread",
            "resumeSender",
            "rotateWebhookSecret",
            "sayAvailability",
            "sayPresence",
            "startConversation");

    private static final List<String> PROBLEMS = List.of("400", "401", "403", "404", "429", "503");

    @Test
    void idsOfOperationsAreThereAndDifferAndStay() {
        var ids = Operation.all().map(Operation::id).toList();

        assertThat(ids).doesNotHaveDuplicates().doesNotContain("null").containsAll(IDS_FOR_GOOD);
    }

    @TestFactory
    Stream<DynamicTest> everyOperationIsDescribed() {
        JsonPath api = description();
        return Operation.all()
                .map(operation -> dynamicTest(
                        operation.toString(),
                        () -> assertThat(faults(operation, api)).isEmpty()));
    }

    @Test
    void theStreamIsDescribed() {
        Map<String, Object> stream = description().getMap("paths.'/api/v1/events'.get");

        assertThat(stream).containsEntry("operationId", "streamEvents").containsKeys("summary", "responses");
        assertThat(map(stream.get("responses"))).containsKeys("200", "401", "403", "429", "503");
    }

    @Test
    void everyReferenceLeadsSomewhereElse() {
        JsonPath api = description();
        Map<String, Object> schemas = api.getMap("components.schemas");
        var faults = new ArrayList<String>();
        schemas.forEach((name, schema) -> {
            if (("#/components/schemas/" + name).equals(map(schema).get("$ref"))) {
                faults.add(name + " is explained by itself");
            }
        });
        references(api.getMap("")).forEach(reference -> {
            String name = reference.substring(reference.lastIndexOf('/') + 1);
            if (!schemas.containsKey(name)) {
                faults.add("there is no " + reference);
            }
        });

        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/threads?limit=many",
                "/api/v1/threads?limit=1e3",
                "/api/v1/threads?limit=99999999999",
                "/api/v1/threads?limit=0",
                "/api/v1/threads?limit=201",
                "/api/v1/threads?optOutRequested=maybe",
                "/api/v1/threads?status=ASLEEP",
                "/api/v1/threads?team=mine",
                "/api/v1/threads?team=------------------------------------",
                "/api/v1/threads?cursor=!",
                "/api/v1/audit?from=now",
            })
    void aQuestionThatCannotBeReadIsABadRequest(String question) {
        Refusal.of(Agent.admin().call().urlEncodingEnabled(false).get(question), 400);
    }

    private static List<String> faults(Operation operation, JsonPath api) {
        var faults = new ArrayList<String>();
        Map<String, Object> described = operation.described();
        for (String needed : List.of("operationId", "summary", "tags", "responses")) {
            if (described.get(needed) == null) {
                faults.add("no " + needed);
            }
        }
        Map<String, Object> responses = map(described.get("responses"));
        for (String problem : PROBLEMS) {
            if (!map(map(responses.getOrDefault(problem, Map.of())).getOrDefault("content", Map.of()))
                    .containsKey("application/problem+json")) {
                faults.add("does not describe " + problem);
            }
        }
        responses.forEach((status, response) -> faults.addAll(success(status, map(response))));
        faults.addAll(request(described, api));
        return faults;
    }

    private static List<String> success(String status, Map<String, Object> response) {
        if (!status.startsWith("2") || status.equals("204")) {
            return status.startsWith("2") && response.get("description") == null ? List.of("undescribed") : List.of();
        }
        // Pictures are of their own type; all else is JSON.
        boolean explained = map(response.getOrDefault("content", Map.of())).values().stream()
                .anyMatch(content -> map(content).containsKey("schema"));
        return explained ? List.of() : List.of("no schema of the answer " + status);
    }

    private static List<String> request(Map<String, Object> described, JsonPath api) {
        var faults = new ArrayList<String>();
        if (described.get("parameters") instanceof List<?> parameters) {
            for (Object parameter : parameters) {
                if (!map(parameter).containsKey("schema")) {
                    faults.add("parameter without a schema: " + map(parameter).get("name"));
                }
            }
        }
        if (described.containsKey("requestBody")) {
            var json = map(map(map(described.get("requestBody")).get("content")).get("application/json"));
            if (json == null || !json.containsKey("examples") && !isExplained(map(json.get("schema")), api)) {
                faults.add("the body is not explained");
            }
        }
        return faults;
    }

    /** A body has properties, and one example at least stands somewhere in it. */
    private static boolean isExplained(Map<String, Object> schema, JsonPath api) {
        Object reference = schema.get("$ref");
        Map<String, Object> resolved = reference == null
                ? schema
                : api.getMap("components.schemas.'"
                        + reference.toString().substring(reference.toString().lastIndexOf('/') + 1) + "'");
        String text = String.valueOf(resolved);
        return text.contains("example") || text.contains("enum") || text.contains("$ref");
    }

    private static List<String> references(Object node) {
        var found = new ArrayList<String>();
        if (node instanceof Map<?, ?> map) {
            if (map.get("$ref") instanceof String reference) {
                found.add(reference);
            }
            map.values().forEach(value -> found.addAll(references(value)));
        } else if (node instanceof List<?> list) {
            list.forEach(value -> found.addAll(references(value)));
        }
        return found;
    }

    private static JsonPath description() {
        return RestAssured.given()
                .queryParam("format", "json")
                .get("/q/openapi")
                .jsonPath();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }
}
