package org.threadline.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Requests that end in a status, or in none. */
final class Http {

    /** No answer: refused, reset, or too late. */
    static final int NONE = -1;

    static final ObjectMapper JSON = new ObjectMapper();

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private Http() {}

    static HttpRequest.Builder to(String url) {
        return HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(15));
    }

    static HttpResponse<byte[]> send(HttpRequest request) throws IOException {
        try {
            return CLIENT.send(request, BodyHandlers.ofByteArray());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }

    static int status(HttpRequest request) {
        try {
            return send(request).statusCode();
        } catch (IOException noAnswer) {
            return NONE;
        }
    }

    static JsonNode json(HttpRequest request) {
        try {
            HttpResponse<byte[]> answer = send(request);
            if (answer.statusCode() / 100 != 2) {
                throw new AssertionError(
                        request.uri().getPath() + " answered " + answer.statusCode() + " " + new String(answer.body()));
            }
            return JSON.readTree(answer.body());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static HttpRequest.Builder put(String url, Map<String, Object> body) {
        try {
            return to(url).header("Content-Type", "application/json")
                    .PUT(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
