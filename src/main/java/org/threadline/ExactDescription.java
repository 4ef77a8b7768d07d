package org.threadline;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;

import io.quarkus.smallrye.openapi.OpenApiFilter;

/**
 * Makes the API's description say exactly what is so, where it would otherwise say less: a pattern holds for the whole
 * text, every field of an answer is there, null if need be, and a page is called after what stands on it.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ExactDescription implements OASFilter {

    private static final String AT = "#/components/schemas/";
    /** Of one character: found anywhere in the text, it says that the text is not blank. */
    private static final String NOT_BLANK = "\\S";

    @Override
    public Schema filterSchema(Schema schema) {
        if (schema.getRef() != null || schema.getAnyOf() != null) {
            // What it leads to says it, and knows better.
            schema.setType(null);
        }
        String pattern = schema.getPattern();
        if (pattern != null && !pattern.equals(NOT_BLANK) && !pattern.startsWith("^")) {
            schema.setPattern("^(?:" + pattern + ")$");
        }
        return schema;
    }

    @Override
    public void filterOpenAPI(OpenAPI description) {
        var pages = namesOfPages(description.getComponents());
        pages.forEach((name, better) -> rename(name, better, description));
        completeAnswers(description);
    }

    private static Map<String, String> namesOfPages(Components components) {
        var names = new TreeMap<String, String>();
        components.getSchemas().forEach((name, schema) -> {
            Map<String, Schema> fields = schema.getProperties();
            if (name.startsWith("Page") && fields != null && fields.containsKey("items")) {
                String item = fields.get("items").getItems().getRef();
                names.put(name, item.substring(AT.length()) + "Page");
            }
        });
        return names;
    }

    private static void rename(String name, String better, OpenAPI description) {
        Components components = description.getComponents();
        components.addSchema(better, components.getSchemas().get(name));
        components.removeSchema(name);
        operations(description).flatMap(ExactDescription::answers).forEach(schema -> {
            if ((AT + name).equals(schema.getRef())) {
                schema.setRef(AT + better);
            }
        });
    }

    /** Answers always hold all of their fields; what is also taken may leave some out. */
    private static void completeAnswers(OpenAPI description) {
        Map<String, Schema> schemas = description.getComponents().getSchemas();
        var answered = new HashSet<String>();
        var taken = new HashSet<String>();
        operations(description).forEach(operation -> {
            answers(operation).forEach(schema -> collect(schema, schemas, answered));
            if (operation.getRequestBody() != null) {
                schemas(operation.getRequestBody().getContent()).forEach(schema -> collect(schema, schemas, taken));
            }
        });
        answered.removeAll(taken);
        answered.stream()
                .map(schemas::get)
                .filter(schema -> schema.getProperties() != null)
                .forEach(schema -> schema.setRequired(
                        new ArrayList<>(schema.getProperties().keySet())));
    }

    /** The names of all schemas that one leads to. */
    private static void collect(Schema schema, Map<String, Schema> schemas, Set<String> names) {
        if (schema == null) {
            return;
        }
        if (schema.getRef() != null) {
            String name = schema.getRef().substring(AT.length());
            if (names.add(name)) {
                collect(schemas.get(name), schemas, names);
            }
        }
        collect(schema.getItems(), schemas, names);
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(field -> collect(field, schemas, names));
        }
        if (schema.getAnyOf() != null) {
            schema.getAnyOf().forEach(one -> collect(one, schemas, names));
        }
    }

    private static Stream<Operation> operations(OpenAPI description) {
        return description.getPaths().getPathItems().values().stream()
                .flatMap(item -> item.getOperations().values().stream());
    }

    /** Of calls that have succeeded; what a problem holds besides depends on the problem. */
    private static Stream<Schema> answers(Operation operation) {
        return operation.getResponses().getAPIResponses().entrySet().stream()
                .filter(each -> each.getKey().startsWith("2"))
                .flatMap(each -> schemas(each.getValue().getContent()));
    }

    private static Stream<Schema> schemas(Content content) {
        return content == null
                ? Stream.of()
                : content.getMediaTypes().values().stream()
                        .map(type -> type.getSchema())
                        .filter(schema -> schema != null);
    }
}
