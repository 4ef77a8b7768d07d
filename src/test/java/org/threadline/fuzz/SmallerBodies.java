package org.threadline.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A JSON body with one field or element less, or one text half as long. */
final class SmallerBodies {

    private SmallerBodies() {}

    static Stream<String> of(String body) {
        if (body == null || body.isEmpty()) {
            return Stream.empty();
        }
        try {
            var smaller = new ArrayList<String>();
            JsonNode whole = Description.JSON.readTree(body);
            each(whole, () -> smaller.add(Wire.written(whole)));
            return smaller.stream();
        } catch (JsonProcessingException notJson) {
            return Stream.of(body.substring(0, body.length() / 2));
        }
    }

    /** Makes each change in place, lets it be written down, and takes it back. */
    private static void each(JsonNode node, Runnable write) {
        if (node instanceof ObjectNode object) {
            for (String name : List.copyOf(object.properties().stream()
                    .map(java.util.Map.Entry::getKey)
                    .toList())) {
                JsonNode value = object.remove(name);
                write.run();
                halved(value, half -> object.set(name, half), write);
                object.set(name, value);
                each(value, write);
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int at = i;
                JsonNode value = array.remove(i);
                write.run();
                halved(value, half -> array.insert(at, half), () -> {
                    write.run();
                    array.remove(at);
                });
                array.insert(i, value);
                each(value, write);
            }
        }
    }

    private static void halved(JsonNode value, Consumer<JsonNode> put, Runnable write) {
        if (value.isTextual() && value.textValue().length() > 8) {
            String text = value.textValue();
            put.accept(Description.JSON.getNodeFactory().textNode(text.substring(0, text.length() / 2)));
            write.run();
        }
    }
}
