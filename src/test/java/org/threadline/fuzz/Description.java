package org.threadline.fuzz;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import org.threadline.harness.Operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;

/** The schemas of the API's description, and whether something is as they say: formats and unknown fields count too. */
final class Description {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final String AT = "#/components/schemas/";
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(VersionFlag.V202012);
    private static final SchemaValidatorsConfig CONFIG =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private final ObjectNode schemas;
    private final ObjectNode strict;
    private final Map<JsonNode, JsonSchema> ready = new ConcurrentHashMap<>();

    Description(Map<String, Object> schemas) {
        this.schemas = JSON.valueToTree(schemas);
        this.strict = this.schemas.deepCopy();
        close(strict);
    }

    static JsonNode of(Operation operation) {
        return JSON.valueToTree(operation.described());
    }

    /** The schema itself, where this only names it, or names it among others. */
    JsonNode resolved(JsonNode schema) {
        if (schema.has("$ref")) {
            return resolved(schemas.path(schema.get("$ref").asText().substring(AT.length())));
        }
        for (String several : List.of("allOf", "anyOf", "oneOf")) {
            if (schema.has(several)) {
                return resolved(schema.get(several).get(0));
            }
        }
        return schema;
    }

    /** What is wrong with a value; empty when it is as the schema says. */
    Set<ValidationMessage> faults(JsonNode schema, JsonNode value) {
        return ready.computeIfAbsent(schema, this::reader).validate(value);
    }

    private JsonSchema reader(JsonNode schema) {
        ObjectNode whole = schema.deepCopy();
        close(whole);
        whole.putObject("components").set("schemas", strict);
        return FACTORY.getSchema(whole, CONFIG);
    }

    /** What is not told of is not there: an object with properties has no others, unless it says so. */
    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.path("properties").isObject()
                && !object.has("additionalProperties")
                && !object.has("allOf")) {
            object.put("additionalProperties", false);
        }
        node.forEach(Description::close);
    }

    static String told(Set<ValidationMessage> faults) {
        return faults.stream()
                .map(ValidationMessage::toString)
                .sorted()
                .limit(5)
                .collect(Collectors.joining("; "));
    }
}
