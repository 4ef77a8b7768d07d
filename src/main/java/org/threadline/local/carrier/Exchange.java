package org.threadline.local.carrier;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.sun.net.httpserver.HttpExchange;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A request and the way to answer it. */
record Exchange(HttpExchange http) {

    /** Not the caller's fault to be logged, only to be told. */
    static final class BadRequest extends RuntimeException {
        BadRequest(String message) {
            super(message);
        }
    }

    String method() {
        return http.getRequestMethod();
    }

    String path() {
        return http.getRequestURI().getPath();
    }

    Form query() {
        return Form.parse(http.getRequestURI().getRawQuery());
    }

    Form form() {
        return Form.parse(body());
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(http.getRequestHeaders().getFirst(name));
    }

    /** JSON must be declared as such: no web page elsewhere can send that here without asking first. */
    <T> T json(Class<T> type) {
        if (header("Content-Type")
                .filter(declared -> declared.startsWith("application/json"))
                .isEmpty()) {
            throw new BadRequest("Content-Type must be application/json");
        }
        try {
            return Json.MAPPER.readValue(body(), type);
        } catch (JsonProcessingException e) {
            throw new BadRequest(e.getOriginalMessage());
        }
    }

    String body() {
        try {
            return new String(http.getRequestBody().readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void send(Answer answer) throws IOException {
        if (answer.isNone()) {
            http.close();
            return;
        }
        answer.headers().forEach(http.getResponseHeaders()::set);
        if (answer.body() == null) {
            http.sendResponseHeaders(answer.status(), -1);
        } else {
            var bytes = answer.body() instanceof byte[] raw ? raw : Json.MAPPER.writeValueAsBytes(answer.body());
            http.getResponseHeaders().set("Content-Type", answer.contentType());
            http.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            http.getResponseBody().write(bytes);
        }
        http.close();
    }

    OutputStream stream(String contentType) throws IOException {
        http.getResponseHeaders().set("Content-Type", contentType);
        http.getResponseHeaders().set("Cache-Control", "no-store");
        http.sendResponseHeaders(200, 0);
        return http.getResponseBody();
    }
}
