package org.threadline.twilio;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The parameters of a webhook, all of them and untrimmed, as the signature wants them. */
final class TwilioForm {

    private final SortedMap<String, SortedSet<String>> parameters = new TreeMap<>();
    private final SortedMap<String, String> first = new TreeMap<>();

    /** @throws IllegalArgumentException when the body is no such form */
    static TwilioForm parse(String body) {
        var form = new TwilioForm();
        for (String pair : body.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = decode(equals < 0 ? pair : pair.substring(0, equals));
                String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
                form.parameters.computeIfAbsent(name, n -> new TreeSet<>()).add(value);
                form.first.putIfAbsent(name, value);
            }
        }
        return form;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** The value as text that can be stored: without NUL, which the database refuses. */
    Optional<String> get(String name) {
        return Optional.ofNullable(first.get(name)).map(value -> value.replace("\0", ""));
    }

    /** The value when there is one and it is not blank. */
    Optional<String> given(String name) {
        return get(name).filter(value -> !value.isBlank());
    }

    /** Those of these names that are missing or blank. */
    List<String> missing(String... names) {
        var missing = new ArrayList<String>();
        for (String name : names) {
            if (given(name).isEmpty()) {
                missing.add(name);
            }
        }
        return missing;
    }

    /** Names and values as the carrier signs them: sorted, run together, each pair once. */
    String signed() {
        var text = new StringBuilder();
        parameters.forEach(
                (name, values) -> values.forEach(value -> text.append(name).append(value)));
        return text.toString();
    }
}
