package org.threadline.harness;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.microprofile.config.ConfigProvider;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import static java.nio.charset.StandardCharsets.UTF_8;

/** An agent's screen that listens to {@code GET /api/v1/events}. */
public final class Stream implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A block of the stream; what it does not say is null. */
    public record Told(String id, String event, String data, String comment) {

        public JsonNode json() {
            try {
                return JSON.readTree(data);
            } catch (JsonProcessingException notJson) {
                throw new IllegalStateException(notJson);
            }
        }
    }

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpResponse<java.io.InputStream> answer;
    private final List<Told> told = new CopyOnWriteArrayList<>();
    private volatile boolean ended;
    private volatile String lastId;

    private Stream(String token, String lastEventId) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(base() + "/api/v1/events"))
                .header("Authorization", "Bearer " + token);
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        answer = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        lastId = lastEventId;
        Thread.ofVirtual().start(this::read);
    }

    public static Stream of(Agent agent) {
        return of(agent, null);
    }

    public static Stream of(Agent agent, String lastEventId) {
        try {
            return new Stream(agent.token(), lastEventId);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    public static String base() {
        return "http://localhost:" + ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
    }

    public int status() {
        return answer.statusCode();
    }

    public HttpResponse<?> answer() {
        return answer;
    }

    /** Everything so far, heartbeats too. */
    public List<Told> told() {
        return told;
    }

    /** What has a name and a place: the facts, in order. */
    public List<Told> facts() {
        return told.stream()
                .filter(each -> each.event() != null && each.event().contains(".") && each.id() != null)
                .toList();
    }

    public List<Told> named(String event) {
        return told.stream().filter(each -> event.equals(each.event())).toList();
    }

    public boolean isEnded() {
        return ended;
    }

    /** What one resumes with. */
    public String lastId() {
        return lastId;
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(answer.body(), UTF_8))) {
            String[] fields = new String[4];
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty()) {
                    take(fields);
                    fields = new String[4];
                } else {
                    note(line, fields);
                }
            }
        } catch (IOException gone) {
            // Ended by whichever side; the test says whether it should have been.
        } finally {
            ended = true;
        }
    }

    private static void note(String line, String[] fields) {
        int colon = line.indexOf(':');
        String value = line.substring(colon + 1).strip();
        switch (line.substring(0, colon)) {
            case "id" -> fields[0] = value;
            case "event" -> fields[1] = value;
            case "data" -> fields[2] = value;
            case "" -> fields[3] = value;
            default -> throw new IllegalStateException("no field of a stream: " + line);
        }
    }

    private void take(String[] fields) {
        told.add(new Told(fields[0], fields[1], fields[2], fields[3]));
        if (fields[0] != null) {
            lastId = fields[0];
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
