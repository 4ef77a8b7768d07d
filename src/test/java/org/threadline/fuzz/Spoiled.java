package org.threadline.fuzz;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** One thing about a body made wrong: something is missing, too much, of another type, or odd. */
final class Spoiled {

    private Spoiled() {}

    /** @param body is left as it is */
    static JsonNode one(JsonNode body, Chance chance) {
        JsonNode spoiled = body.deepCopy();
        var places = new ArrayList<JsonNode>();
        collect(spoiled, places);
        if (places.isEmpty()) {
            return chance.oneOf(Oddities.VALUES);
        }
        switch (chance.oneOf(places)) {
            case ObjectNode object -> spoil(object, chance);
            case ArrayNode array -> spoil(array, chance);
            default -> throw new IllegalStateException("neither an object nor an array");
        }
        return spoiled;
    }

    /** Everything in a body that can be put wrong. */
    private static void collect(JsonNode node, List<JsonNode> places) {
        if (node.isContainerNode()) {
            places.add(node);
            node.forEach(child -> collect(child, places));
        }
    }

    private static void spoil(ObjectNode object, Chance chance) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        if (names.isEmpty() || chance.in100(15)) {
            object.set(chance.oneOf(List.of("unknown", "", "id", "brand", "class", "a".repeat(300))), odd(chance));
        } else if (chance.in100(25)) {
            object.remove(chance.oneOf(names));
        } else {
            object.set(chance.oneOf(names), odd(chance));
        }
    }

    private static void spoil(ArrayNode array, Chance chance) {
        if (array.isEmpty() || chance.in100(20)) {
            JsonNode many = array.isEmpty() ? odd(chance) : array.get(0);
            for (int i = chance.oneOf(List.of(1, 21, 500)); i > 0; i--) {
                array.add(many);
            }
        } else {
            array.set(chance.below(array.size()), odd(chance));
        }
    }

    private static JsonNode odd(Chance chance) {
        return chance.in100(50)
                ? Description.JSON.getNodeFactory().textNode(chance.oneOf(Oddities.TEXTS))
                : chance.oneOf(Oddities.VALUES);
    }
}
