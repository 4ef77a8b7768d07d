package org.threadline.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.threadline.harness.Operation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

/** What the description promises of every answer of an operation, and of what is taken. */
final class Promises {

    /** @param kind two calls with the same one have met the same fault */
    record Broken(String kind, String how) {}

    private static final Set<String> TYPES = types();
    /** Wrong types may be understood, a number as text for one; what breaks one of these may not be taken. */
    private static final Set<String> BOUNDS = Set.of(
            "required",
            "additionalProperties",
            "maxLength",
            "minLength",
            "minItems",
            "maxItems",
            "minimum",
            "maximum",
            "pattern");

    private final Description description;
    private final JsonNode described;

    Promises(Operation operation, Description description) {
        this.description = description;
        this.described = Description.of(operation);
    }

    Optional<Broken> broken(Call call, Wire.Answer answer) {
        String status = String.valueOf(answer.status());
        JsonNode told = described.path("responses").path(status);
        // Only the carrier's fault is told of.
        if (answer.status() >= 500 && answer.status() != 502) {
            return broken(status, answer.text());
        }
        if (told.isMissingNode()) {
            return broken("undocumented " + status, answer.text());
        }
        return answer.status() < 300
                ? badlyAnswered(told, answer).or(() -> wronglyTaken(call))
                : badlyAnswered(told, answer).or(() -> told.has("content") ? oddProblem(answer) : Optional.empty());
    }

    private Optional<Broken> badlyAnswered(JsonNode told, Wire.Answer answer) {
        JsonNode content = told.path("content");
        if (content.isEmpty()) {
            return answer.body().length == 0 ? Optional.empty() : broken("undocumented body", answer.text());
        }
        String type = answer.contentType().replaceFirst(";.*", "").strip();
        if (!content.has(type)) {
            return content.has("*/*") && !type.isEmpty()
                    ? Optional.empty()
                    : broken("undocumented type " + type, answer.text());
        }
        if (!type.endsWith("json")) {
            return Optional.empty();
        }
        try {
            var faults = description.faults(content.get(type).get("schema"), Description.JSON.readTree(answer.body()));
            return faults.isEmpty()
                    ? Optional.empty()
                    : broken("not of the schema", Description.told(faults) + " in " + answer.text());
        } catch (JsonProcessingException notJson) {
            return broken("not JSON", answer.text());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Optional<Broken> oddProblem(Wire.Answer answer) {
        if (!answer.contentType().startsWith("application/problem+json")) {
            return broken("no problem+json", answer.text());
        }
        try {
            JsonNode problem = Description.JSON.readTree(answer.text());
            if (!TYPES.contains(problem.path("type").asText())) {
                return broken("undocumented problem", answer.text());
            }
            boolean whole = problem.path("status").asInt() == answer.status()
                    && !problem.path("title").asText().isBlank()
                    && !problem.path("detail").asText().isBlank();
            return whole ? Optional.empty() : broken("half a problem", answer.text());
        } catch (JsonProcessingException notJson) {
            return broken("not JSON", answer.text());
        }
    }

    /** Something that the description does not allow was not refused. */
    private Optional<Broken> wronglyTaken(Call call) {
        JsonNode schema = described
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("schema");
        if (schema.isMissingNode() || call.body() == null) {
            return Optional.empty();
        }
        try {
            var faults = description.faults(schema, Description.JSON.readTree(call.body()));
            boolean understood = faults.stream().anyMatch(fault -> !BOUNDS.contains(fault.getType()));
            return faults.isEmpty() || understood
                    ? Optional.empty()
                    : broken("taken although wrong", Description.told(faults));
        } catch (JsonProcessingException notJson) {
            return call.body().isBlank() ? Optional.empty() : broken("taken although not JSON", call.body());
        }
    }

    private static Optional<Broken> broken(String kind, String how) {
        return Optional.of(new Broken(kind, how.length() <= 700 ? how : how.substring(0, 700) + "..."));
    }

    /** Those of the table in the documentation. */
    private static Set<String> types() {
        try {
            String table = Files.readString(Path.of("docs", "api.md"));
            return Pattern.compile("^\\| `([a-z-]+)` \\| \\d{3} \\|", Pattern.MULTILINE)
                    .matcher(table)
                    .results()
                    .map((MatchResult found) -> "urn:threadline:problem:" + found.group(1))
                    .collect(Collectors.toSet());
        } catch (IOException noDocumentation) {
            throw new UncheckedIOException(noDocumentation);
        }
    }
}
