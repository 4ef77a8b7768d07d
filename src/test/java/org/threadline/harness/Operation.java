package org.threadline.harness;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;

/** A call of the agents' API as its own description tells it, so that tests can make every call there is. */
public record Operation(String method, String path, Map<String, Object> described, Map<String, Object> schemas) {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");
    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]+}");

    /** Every call under {@code /api/v1} but the endless stream of events. */
    public static Stream<Operation> all() {
        return everything()
                .filter(operation -> operation.path().startsWith("/api/v1/"))
                .filter(operation -> !operation.path().equals("/api/v1/events"));
    }

    /** The same with the stream and the carrier's webhooks. */
    public static Stream<Operation> everything() {
        Map<String, Object> api = RestAssured.given()
                .queryParam("format", "json")
                .get("/q/openapi")
                .jsonPath()
                .getMap("");
        var schemas = map(map(api.get("components")).get("schemas"));
        return map(api.get("paths")).entrySet().stream()
                .filter(path ->
                        path.getKey().startsWith("/api/v1/") || path.getKey().startsWith("/webhooks/"))
                .flatMap(path -> map(path.getValue()).entrySet().stream()
                        .filter(call -> METHODS.contains(call.getKey()))
                        .map(call -> new Operation(
                                call.getKey().toUpperCase(Locale.ROOT), path.getKey(), map(call.getValue()), schemas)));
    }

    /** Whether it answers a list, which may be empty where a single thing would not be found. */
    public boolean isList() {
        return method.equals("GET") && !path.endsWith("}") && !path.matches(".*\\{id}.*");
    }

    /**
     * Calls it with a body that fits.
     *
     * @param ids what really exists: {@link Belongings}
     * @param token null for a call without one
     */
    public Response call(Map<String, String> ids, String token) {
        var request = RestAssured.given();
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        for (Map<String, Object> parameter : list(described.get("parameters"))) {
            if ("query".equals(parameter.get("in")) && "brand".equals(parameter.get("name"))) {
                request.queryParam("brand", ids.get("brand"));
            }
        }
        if (described.containsKey("requestBody")) {
            request.contentType(ContentType.JSON).body(body(ids));
        }
        return request.request(method, filled(ids));
    }

    /** The path with ids that really exist. */
    public String filled(Map<String, String> ids) {
        return VARIABLE.matcher(path).replaceAll(variable -> {
            String before = path.substring(0, variable.start() - 1);
            String what = before.substring(before.lastIndexOf('/') + 1);
            if (!ids.containsKey(what)) {
                throw new IllegalStateException("tell Belongings of a real id for " + what + ", needed by " + this);
            }
            return Matcher.quoteReplacement(ids.get(what));
        });
    }

    /** Its name in the description; programs made from it call it so. */
    public String id() {
        return String.valueOf(described.get("operationId"));
    }

    private Object body(Map<String, String> ids) {
        var content = map(map(described.get("requestBody")).get("content"));
        return example("", map(map(content.get("application/json")).get("schema")), ids);
    }

    /** A value that fits a schema; what must be real is real. */
    private Object example(String name, Map<String, Object> schema, Map<String, String> ids) {
        if (name.equals("brand") || name.equals("key")) {
            return ids.get("brand");
        }
        if (name.equals("to") || name.equals("number") || name.equals("phone")) {
            return ids.get("phone");
        }
        if (schema.get("examples") instanceof List<?> examples && !examples.isEmpty()) {
            return examples.getFirst();
        }
        Object reference = schema.get("$ref");
        if (reference != null) {
            String of = reference.toString().substring(reference.toString().lastIndexOf('/') + 1);
            if (reference.equals(map(schemas.get(of)).get("$ref"))) {
                throw new IllegalStateException("the description explains " + of + " by itself, in " + this);
            }
            return example(name, map(schemas.get(of)), ids);
        }
        if (schema.get("enum") instanceof List<?> values) {
            return values.getFirst();
        }
        if (schema.get("allOf") instanceof List<?> parts) {
            return example(name, map(parts.getFirst()), ids);
        }
        return switch (type(schema)) {
            case "object" -> object(schema, ids);
            case "array" -> List.of(example(name, map(schema.getOrDefault("items", Map.of())), ids));
            case "integer", "number" -> schema.getOrDefault("minimum", 1);
            case "boolean" -> true;
            default -> text(schema);
        };
    }

    private Map<String, Object> object(Map<String, Object> schema, Map<String, String> ids) {
        var object = new LinkedHashMap<String, Object>();
        List<?> required = (List<?>) schema.getOrDefault("required", List.of());
        boolean anyWillDo = required.isEmpty() && schema.containsKey("minProperties");
        map(schema.getOrDefault("properties", Map.of())).forEach((name, property) -> {
            if (required.contains(name) || anyWillDo && object.isEmpty()) {
                object.put(name, example(name, map(property), ids));
            }
        });
        return object;
    }

    private static String type(Map<String, Object> schema) {
        Object type = schema.get("type");
        return String.valueOf(type instanceof List<?> several ? several.getFirst() : type);
    }

    private static String text(Map<String, Object> schema) {
        return switch (String.valueOf(schema.get("format"))) {
            case "uuid" -> "01890000-0000-7000-8000-000000000000";
            case "date-time" -> "2099-01-01T00:00:00Z";
            default -> "Something";
        };
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    private static List<Map<String, Object>> list(Object value) {
        var maps = new ArrayList<Map<String, Object>>();
        if (value instanceof List<?> items) {
            items.forEach(item -> maps.add(map(item)));
        }
        return maps;
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
