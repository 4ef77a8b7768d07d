package org.threadline.twilio;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Parameters of a webhook in the order in which they are sent; names may repeat. */
public record WebhookForm(List<Parameter> parameters) {

    public record Parameter(String name, String value) {}

    static final WebhookForm EMPTY = new WebhookForm(List.of());

    public WebhookForm and(String name, String value) {
        return new WebhookForm(Stream.concat(parameters.stream(), Stream.of(new Parameter(name, value)))
                .toList());
    }

    public WebhookForm with(String name, String value) {
        return without(name).and(name, value);
    }

    public WebhookForm without(String name) {
        return new WebhookForm(parameters.stream()
                .filter(parameter -> !parameter.name().equals(name))
                .toList());
    }

    public String first(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .map(Parameter::value)
                .findFirst()
                .orElseThrow();
    }

    String encoded() {
        return parameters.stream()
                .map(parameter -> URLEncoder.encode(parameter.name(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(parameter.value(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
