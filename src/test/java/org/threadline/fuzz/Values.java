package org.threadline.fuzz;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Values that fit a schema, near its edges rather than in its middle; what must be real is real. */
final class Values {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int LONGEST = 2_000;

    /** Ids of what exists, by the name of the field or parameter that holds them. */
    private static final Map<String, String> REAL = Map.of(
            "brand", "brand",
            "key", "brand",
            "to", "phone",
            "number", "senders",
            "phone", "phone",
            "messageId", "messages",
            "lastSeenMessageId", "messages");

    private final Description description;
    private final Map<String, String> ids;
    private final Chance chance;

    Values(Description description, Map<String, String> ids, Chance chance) {
        this.description = description;
        this.ids = ids;
        this.chance = chance;
    }

    JsonNode fitting(String name, JsonNode given) {
        if (REAL.containsKey(name) && chance.in100(90)) {
            return NODES.textNode(ids.get(REAL.get(name)));
        }
        JsonNode schema = description.resolved(given);
        if (schema.has("enum")) {
            return schema.get("enum").get(chance.below(schema.get("enum").size()));
        }
        JsonNode type = schema.path("type");
        return switch (type.isArray() ? type.get(0).asText() : type.asText()) {
            case "object" -> object(schema);
            case "array" -> array(name, schema);
            case "integer" -> NODES.numberNode(whole(schema));
            case "number" -> NODES.numberNode(chance.below(10_000) / 100.0);
            case "boolean" -> NODES.booleanNode(chance.in100(50));
            default -> NODES.textNode(text(given, schema));
        };
    }

    private ObjectNode object(JsonNode schema) {
        ObjectNode object = NODES.objectNode();
        var required = schema.path("required");
        schema.path("properties").properties().forEach(property -> {
            boolean needed = false;
            for (JsonNode each : required) {
                needed |= each.asText().equals(property.getKey());
            }
            if (needed || chance.in100(50)) {
                object.set(property.getKey(), fitting(property.getKey(), property.getValue()));
            }
        });
        return object;
    }

    private ArrayNode array(String name, JsonNode schema) {
        int least = schema.path("minItems").asInt(0);
        int most = Math.min(schema.path("maxItems").asInt(3), chance.in100(10) ? 60 : 3);
        ArrayNode array = NODES.arrayNode();
        for (int i = chance.between(least, Math.max(least, most)); i > 0; i--) {
            array.add(fitting(name, schema.path("items")));
        }
        return array;
    }

    private long whole(JsonNode schema) {
        long least = schema.path("minimum").asLong(Integer.MIN_VALUE);
        long most = schema.path("maximum").asLong(Integer.MAX_VALUE);
        return chance.oneOf(List.of(least, most, Math.min(most, Math.max(least, 1)), least + (most - least) / 2));
    }

    private String text(JsonNode given, JsonNode schema) {
        JsonNode examples = given.has("examples") ? given.get("examples") : schema.path("examples");
        boolean isFree = schema.path("format").isMissingNode()
                && (schema.path("pattern").isMissingNode()
                        || schema.path("pattern").asText().contains("^\\x00")
                        || schema.path("pattern").asText().equals("\\S"));
        if (isFree && chance.in100(70)) {
            return words(schema);
        }
        if (!examples.isEmpty() && !schema.path("format").asText().equals("uuid")) {
            return examples.get(chance.below(examples.size())).asText();
        }
        return switch (schema.path("format").asText()) {
            case "uuid" -> new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L | chance.below(1000)).toString();
            case "date-time" ->
                chance.oneOf(List.of("2030-01-02T18:00:00Z", "1970-01-01T00:00:00Z", "9999-12-31T23:59:59.999999999Z"));
            case "duration" -> chance.oneOf(List.of("PT1S", "PT24H", "P30D", "PT0S"));
            case "local-time" -> chance.oneOf(List.of("00:00", "09:00", "23:59"));
            default -> words(schema);
        };
    }

    /** Of a length that just fits, or of none to speak of; odd letters among plain ones. */
    private String words(JsonNode schema) {
        int most = Math.min(schema.path("maxLength").asInt(LONGEST), LONGEST);
        if (chance.in100(10)) {
            return "x".repeat(most);
        }
        String odd = chance.oneOf(Oddities.TEXTS).replace("\0", "");
        String text = chance.in100(50) ? "Where is my parcel? " + odd : odd + "a";
        return text.substring(0, Math.min(text.length(), most));
    }
}
