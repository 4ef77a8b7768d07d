package org.threadline.fuzz;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A request as it goes out.
 *
 * @param path as it stands in the request line
 * @param query names and values, not yet encoded
 * @param body null: none
 */
record Call(
        String method, String path, List<Map.Entry<String, String>> query, Map<String, String> headers, String body) {

    private static final int SHOWN = 400;

    String address() {
        return query.isEmpty()
                ? path
                : path + "?"
                        + query.stream()
                                .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
                                .collect(Collectors.joining("&"));
    }

    /** The same with one thing less, for each thing that it could do without. */
    Stream<Call> simpler() {
        var simpler = new ArrayList<Call>();
        for (int i = 0; i < query.size(); i++) {
            var less = new ArrayList<>(query);
            less.remove(i);
            simpler.add(new Call(method, path, less, headers, body));
        }
        for (String name : headers.keySet()) {
            if (!name.equals("Authorization") && !name.equals("X-Twilio-Signature")) {
                var less = new LinkedHashMap<>(headers);
                less.remove(name);
                simpler.add(new Call(method, path, query, less, body));
            }
        }
        return Stream.concat(
                simpler.stream(),
                SmallerBodies.of(body).map(smaller -> new Call(method, path, query, headers, smaller)));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        var shown = new StringBuilder(method).append(' ').append(shortened(address()));
        headers.forEach((name, value) -> {
            if (!name.equals("Authorization")) {
                shown.append("\n  ").append(name).append(": ").append(shortened(value));
            }
        });
        return body == null
                ? shown.toString()
                : shown.append("\n  ").append(shortened(body)).toString();
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "... (" + text.length() + ")";
    }
}
