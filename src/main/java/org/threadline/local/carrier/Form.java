package org.threadline.local.carrier;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Name-value pairs in the order given, as in a query string or a form; names may repeat. */
record Form(List<Pair> pairs) {

    record Pair(String name, String value) {}

    static Form empty() {
        return new Form(new ArrayList<>());
    }

    static Form parse(String encoded) {
        var form = empty();
        if (encoded != null) {
            for (var part : encoded.split("&")) {
                var equals = part.indexOf('=');
                if (equals > 0) {
                    form.add(decode(part.substring(0, equals)), decode(part.substring(equals + 1)));
                }
            }
        }
        return form;
    }

    Form add(String name, String value) {
        pairs.add(new Pair(name, value));
        return this;
    }

    Form addIfPresent(String name, Object value) {
        return value == null ? this : add(name, value.toString());
    }

    /** The first value under the name, if it is not empty. */
    Optional<String> get(String name) {
        return pairs.stream()
                .filter(pair -> pair.name().equals(name))
                .map(Pair::value)
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    boolean has(String name) {
        return pairs.stream().anyMatch(pair -> pair.name().equals(name));
    }

    List<String> all(String name) {
        return pairs.stream()
                .filter(pair -> pair.name().equals(name))
                .map(Pair::value)
                .toList();
    }

    String encoded() {
        return pairs.stream()
                .map(pair -> URLEncoder.encode(pair.name(), UTF_8) + "=" + URLEncoder.encode(pair.value(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, UTF_8);
    }
}
