package org.threadline.problem;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

import io.quarkus.smallrye.openapi.OpenApiFilter;

/** Describes in the API's description what every call may answer besides what it says itself. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class DescribedProblems implements OASFilter {

    private static final String SCHEMA = "Problem";

    private static final Map<String, String> AGENTS = new TreeMap<>(Map.of(
            "400", "Something in the request is not valid; violations says where",
            "401", "No token, or one that is not valid",
            "403", "The token's roles do not allow it",
            "404", "No such thing among the caller's brands",
            "406", "Accept names no type that this call answers",
            "413", "The body is larger than 64 KB",
            "429", "This token calls faster than it may; Retry-After says when to come again",
            "503", "The store is away; nothing was kept"));

    private static final Map<String, String> ACTS = Map.of(
            "409", "Somebody else holds the thread, or it does not stand where this is possible",
            "412", "If-Match names an older version");

    private static final Map<String, String> SENDS = Map.of(
            "409",
            "Held by somebody else, opted out, unseen messages, or the same key still running",
            "422",
            "The Idempotency-Key was used with another request, the carrier would not take the media, or the brand does not"
                    + " want it said like that");

    private static final Map<String, String> WRITES_DOWN = Map.of(
            "409", "The same key is still running",
            "422", "The Idempotency-Key was used with another request");

    private static final Map<String, String> NOTES = Map.of(
            "409", "The same key is still running, or the thread does not stand where this is possible",
            "412", "If-Match names an older version",
            "422", "The Idempotency-Key was used with another request");

    private static final Map<String, String> TEMPLATES = Map.of(
            "412",
            "If-Match names an older version",
            "422",
            "It would be refused wherever it is said; findings says why");

    private static final Set<PathItem.HttpMethod> CHANGES =
            Set.of(PathItem.HttpMethod.POST, PathItem.HttpMethod.PUT, PathItem.HttpMethod.DELETE);

    private static final Map<String, String> WEBHOOKS = new TreeMap<>(Map.of(
            "400", "A parameter is missing",
            "403", "The signature does not match, or the account is another",
            "404", "No brand has the number, or no such message",
            "406", "Accept does not take text/xml",
            "413", "The form is larger than 64 KB",
            "503", "Not stored; send it again"));

    @Override
    public void filterOpenAPI(OpenAPI description) {
        description.getComponents().addSchema(SCHEMA, schema());
        description.getPaths().getPathItems().forEach(DescribedProblems::describe);
        // What the problem library would have described instead.
        List.of("HttpProblem", "HttpValidationProblem", "Violation").forEach(description.getComponents()::removeSchema);
    }

    private static void describe(String path, PathItem item) {
        if (!path.startsWith("/api/") && !path.startsWith("/webhooks/")) {
            return;
        }
        item.getOperations().forEach((method, operation) -> {
            List.copyOf(operation.getResponses().getAPIResponses().keySet()).stream()
                    .filter(status -> status.startsWith("4"))
                    .forEach(status -> add(operation, status, null));
            (path.startsWith("/webhooks/") ? WEBHOOKS : AGENTS).forEach((status, what) -> add(operation, status, what));
            if (operation.getRequestBody() != null) {
                add(operation, "415", "The body is of a type that this call does not take");
            }
            // The one refusal without a problem: it is the server's own.
            operation
                    .getResponses()
                    .addAPIResponse(
                            "414", OASFactory.createAPIResponse().description("The address is longer than 4 KB"));
            if (method == PathItem.HttpMethod.PUT && path.equals("/api/v1/brands/{key}")) {
                add(operation, "409", "A number belongs to another brand");
            }
            if (path.endsWith("/media/{index}")) {
                add(operation, "502", "The carrier does not hand it out, or it may not be shown");
            }
            if (method == PathItem.HttpMethod.PATCH && path.equals("/api/v1/customers/{id}")) {
                add(operation, "412", "If-Match names an older version");
            }
            if (path.startsWith("/api/v1/templates/{brand}") && method == PathItem.HttpMethod.DELETE) {
                add(operation, "412", TEMPLATES.get("412"));
            }
            if (path.startsWith("/api/v1/templates/{brand}") && method == PathItem.HttpMethod.PUT) {
                TEMPLATES.forEach((status, what) -> add(operation, status, what));
            }
            if (CHANGES.contains(method) && path.startsWith("/api/")) {
                changes(path).forEach((status, what) -> add(operation, status, what));
            }
        });
    }

    private static Map<String, String> changes(String path) {
        if (path.endsWith("/notes") || path.endsWith("/opt-out") || path.endsWith("/goodwill")) {
            return NOTES;
        }
        if (path.endsWith("/messages")) {
            return SENDS;
        }
        if (path.endsWith("/consent") || path.endsWith("/webhooks")) {
            return WRITES_DOWN;
        }
        return path.startsWith("/api/v1/threads/") ? ACTS : Map.of();
    }

    /** Whoever describes a problem says what it is for; of which shape it is is the same for all. */
    private static void add(Operation operation, String status, String what) {
        APIResponse own = operation.getResponses().getAPIResponse(status);
        var json = OASFactory.createMediaType().schema(OASFactory.createSchema().ref(SCHEMA));
        operation
                .getResponses()
                .addAPIResponse(
                        status,
                        OASFactory.createAPIResponse()
                                .description(own == null ? what : own.getDescription())
                                .content(OASFactory.createContent().addMediaType("application/problem+json", json)));
    }

    private static Schema schema() {
        Schema violation = object().addProperty("field", text("body"))
                .addProperty("in", text("body"))
                .addProperty("message", text("must not be blank"));
        return object().description("What went wrong, and what to do (RFC 9457); types are listed in docs/api.md")
                .required(List.of("type", "title", "status", "detail"))
                .addProperty("type", text("urn:threadline:problem:bad-request"))
                .addProperty("title", text("Bad Request"))
                .addProperty(
                        "status",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.INTEGER)
                                .addExample(400))
                .addProperty("detail", text("The request is not valid; violations says where."))
                .addProperty("instance", text("/api/v1/threads"))
                .addProperty(
                        "violations",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.ARRAY)
                                .items(violation))
                .addProperty(
                        "findings",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.ARRAY)
                                .items(ref("ToneFinding"))
                                .description("With wording-refused: why, and what to write instead"))
                .addProperty("thread", ref("Thread").description("With held-by-somebody-else: as it stands"))
                .addProperty(
                        "unseen",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.ARRAY)
                                .items(ref("Message"))
                                .description("With unseen-messages: what the customer has written since"));
    }

    private static Schema object() {
        return OASFactory.createSchema().addType(Schema.SchemaType.OBJECT);
    }

    private static Schema ref(String name) {
        return OASFactory.createSchema().ref(name);
    }

    private static Schema text(String example) {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING).addExample(example);
    }
}
