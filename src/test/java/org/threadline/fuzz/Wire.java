package org.threadline.fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.threadline.harness.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Sends calls as they are written, and reads what comes back. */
final class Wire {

    /** What came back; of a stream that does not end, only that it began. */
    record Answer(int status, String contentType, byte[] body) {

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Wire() {}

    /** Also halves of characters, which bytes of UTF-8 cannot hold, as JSON can write them. */
    static String written(JsonNode json) {
        try {
            return JSON.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII).writeValueAsString(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @throws IllegalArgumentException when it cannot be said in HTTP at all */
    static Answer send(Call call) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(Stream.base() + call.address()))
                .timeout(Duration.ofSeconds(30))
                .method(
                        call.method(),
                        call.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofString(call.body()));
        call.headers().forEach(request::header);
        HttpResponse<InputStream> answer = answer(request.build());
        String type = answer.headers().firstValue("Content-Type").orElse("");
        try (InputStream body = answer.body()) {
            return new Answer(
                    answer.statusCode(),
                    type,
                    type.startsWith("text/event-stream") ? new byte[0] : body.readAllBytes());
        }
    }

    /** Whoever is refused for a long body finds the connection closed at the next call. */
    private static HttpResponse<InputStream> answer(HttpRequest request) throws IOException, InterruptedException {
        for (int tries = 1; ; tries++) {
            try {
                return CLIENT.send(request, BodyHandlers.ofInputStream());
            } catch (IOException closed) {
                if (tries == 5) {
                    throw closed;
                }
            }
        }
    }
}
