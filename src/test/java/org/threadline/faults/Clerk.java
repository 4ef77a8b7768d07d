package org.threadline.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/** An agent of a shop, who asks now this replica and now that. */
record Clerk(String id, String token) {

    /**
     * What came back.
     *
     * @param status {@link Http#NONE} when nothing did
     * @param tag the version of what is shown, or null
     */
    record Answer(int status, JsonNode body, String tag) {

        private static final Answer NOTHING = new Answer(Http.NONE, MissingNode.getInstance(), null);

        boolean isDone() {
            return status / 100 == 2;
        }

        String problem() {
            return body.path("type").asText().replace("urn:threadline:problem:", "");
        }
    }

    /** Whoever has waited so long for an answer is not given one any more. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    Answer look(ReplicaProcess at, String thread) {
        return send(request(at, path(thread, "")).GET());
    }

    Answer claim(ReplicaProcess at, String thread) {
        return act(at, "POST", path(thread, "/claim"), null, Map.of());
    }

    Answer release(ReplicaProcess at, String thread) {
        return act(at, "POST", path(thread, "/release"), null, Map.of());
    }

    Answer resolve(ReplicaProcess at, String thread) {
        return act(at, "POST", path(thread, "/resolve"), null, Map.of());
    }

    Answer transfer(ReplicaProcess at, String thread, String assignee) {
        return act(at, "POST", path(thread, "/transfer"), Map.of("assignee", assignee), Map.of());
    }

    Answer prioritise(ReplicaProcess at, String thread, String priority, String tag) {
        return act(at, "PUT", path(thread, "/priority"), Map.of("priority", priority), Map.of("If-Match", tag));
    }

    Answer reply(ReplicaProcess at, String thread, String key, String text) {
        return act(at, "POST", path(thread, "/messages"), Map.of("body", text), Map.of("Idempotency-Key", key));
    }

    /** Sends a whole reply and is gone so long afterwards, whatever has become of it by then. */
    void replyAndHangUp(ReplicaProcess at, String thread, String key, String text, Duration after) {
        byte[] body = EventLoad.json(Map.of("body", text));
        String head = """
                POST %s HTTP/1.1\r
                Host: localhost\r
                Authorization: Bearer %s\r
                Content-Type: application/json\r
                Idempotency-Key: %s\r
                Content-Length: %d\r
                \r
                """.formatted(path(thread, "/messages"), token, key, body.length);
        URI replica = URI.create(at.url());
        try (var connection = new Socket(replica.getHost(), replica.getPort())) {
            // Not closed in good order but cut.
            connection.setSoLinger(true, 0);
            connection.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            connection.getOutputStream().write(body);
            connection.getOutputStream().flush();
            TimeUnit.NANOSECONDS.sleep(after.toNanos());
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** As a client does: the same again with the same key while there is no answer, or none yet. */
    Answer replyUntilAnswered(ReplicaProcess at, String thread, String key, String text) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> reply(at, thread, key, text),
                        answer -> answer.status() != Http.NONE
                                && !answer.problem().equals("still-running")
                                && answer.status() != 503);
    }

    private static String path(String thread, String act) {
        return "/api/v1/threads/" + thread + act;
    }

    private Answer act(ReplicaProcess at, String method, String path, Object body, Map<String, String> headers) {
        HttpRequest.Builder request = request(at, path)
                .method(
                        method,
                        body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(EventLoad.json(body)));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        return send(request);
    }

    private HttpRequest.Builder request(ReplicaProcess at, String path) {
        return Http.to(at.url() + path).header("Authorization", "Bearer " + token);
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> answer = Http.send(request.build());
            return new Answer(
                    answer.statusCode(),
                    Http.JSON.readTree(answer.body()),
                    answer.headers().firstValue("ETag").orElse(null));
        } catch (IOException nobodyThere) {
            return Answer.NOTHING;
        }
    }
}
