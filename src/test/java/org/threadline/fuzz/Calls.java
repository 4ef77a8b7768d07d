package org.threadline.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.threadline.harness.Operation;

import com.fasterxml.jackson.databind.JsonNode;

/** Makes calls of one operation: most nearly right, some right, some nonsense. */
final class Calls {

    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]+}");

    private final Operation operation;
    private final JsonNode described;
    private final World world;
    private final Chance chance;
    private final Values values;

    Calls(Operation operation, Description description, World world, Chance chance) {
        this.operation = operation;
        this.described = Description.of(operation);
        this.world = world;
        this.chance = chance;
        this.values = new Values(description, world.ids(), chance);
    }

    Call next() {
        var query = query();
        var headers = headers();
        if (!described.has("requestBody")) {
            String needless = chance.in100(5) ? chance.oneOf(Oddities.BODIES) : null;
            return new Call(operation.method(), path(), query, headers, needless);
        }
        JsonNode content = described.get("requestBody").get("content");
        String type = content.fieldNames().next();
        if (chance.in100(95)) {
            headers.put("Content-Type", chance.in100(5) ? chance.oneOf(Oddities.CONTENT_TYPES) : type);
        }
        String path = path();
        if (type.equals("application/x-www-form-urlencoded")) {
            var form = form(content.get(type).get("schema"));
            world.sign(path, form).ifPresent(signature -> headers.put("X-Twilio-Signature", signature));
            return new Call(operation.method(), path, List.of(), headers, World.encoded(form));
        }
        return new Call(
                operation.method(), path, query, headers, body(content.get(type).get("schema")));
    }

    private String body(JsonNode schema) {
        if (chance.in100(10)) {
            return chance.oneOf(Oddities.BODIES);
        }
        JsonNode fitting = values.fitting("", schema);
        JsonNode body = chance.in100(65) ? Spoiled.one(fitting, chance) : fitting;
        String written = Wire.written(body);
        return chance.in100(3) ? written.substring(0, written.length() / 2) : written;
    }

    private String path() {
        if (chance.in100(85)) {
            return operation.filled(world.ids());
        }
        return VARIABLE.matcher(operation.path())
                .replaceAll(variable -> Matcher.quoteReplacement(segment(chance.oneOf(Oddities.TEXTS))));
    }

    /** No empty segment, and none that a client would take out of the path before it is sent. */
    private static String segment(String text) {
        String segment = Call.encoded(text);
        return segment.isEmpty() || segment.startsWith(".")
                ? "x"
                : segment.substring(0, Math.min(2_000, segment.length()));
    }

    private List<Map.Entry<String, String>> query() {
        var query = new ArrayList<Map.Entry<String, String>>();
        each("query", (name, schema) -> {
            if (chance.in100(40)) {
                query.add(Map.entry(name, value(name, schema)));
            }
            if (chance.in100(3)) {
                query.add(Map.entry(name, value(name, schema)));
            }
        });
        if (chance.in100(5)) {
            query.add(Map.entry(
                    chance.oneOf(List.of("unknown", "", "limit[]", "access_token")), chance.oneOf(Oddities.TEXTS)));
        }
        return query;
    }

    private LinkedHashMap<String, String> headers() {
        var headers = new LinkedHashMap<String, String>();
        each("header", (name, schema) -> {
            if (!name.startsWith("X-Twilio") && chance.in100(50)) {
                headers.put(name, chance.in100(60) ? chance.oneOf(Oddities.HEADERS) : String.valueOf(chance.below(5)));
            }
        });
        if (chance.in100(10)) {
            headers.put("Accept", chance.oneOf(Oddities.ACCEPTS));
        }
        if (described.has("security")) {
            world.authorization(chance).ifPresent(token -> headers.put("Authorization", token));
        }
        return headers;
    }

    private String value(String name, JsonNode schema) {
        if (name.equals("cursor") && chance.in100(70)) {
            return Base64.getUrlEncoder()
                    .encodeToString(chance.oneOf(Oddities.PLACES).getBytes(StandardCharsets.UTF_8));
        }
        return chance.in100(50)
                ? values.fitting(name, schema).asText()
                : chance.oneOf(Oddities.TEXTS).replace("\ud800", "").replace("\udc00", "");
    }

    private LinkedHashMap<String, String> form(JsonNode schema) {
        var form = new LinkedHashMap<String, String>();
        schema.path("properties").properties().forEach(field -> {
            if (chance.in100(90)) {
                String real = world.carrierSays(field.getKey());
                form.put(field.getKey(), chance.in100(85) && real != null ? real : chance.oneOf(Oddities.TEXTS));
            }
        });
        return form;
    }

    private void each(String in, java.util.function.BiConsumer<String, JsonNode> parameter) {
        for (JsonNode each : described.path("parameters")) {
            if (each.get("in").asText().equals(in)) {
                parameter.accept(each.get("name").asText(), each.get("schema"));
            }
        }
    }
}
