package org.threadline.faults;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An agent's screen: it listens at one replica after the other and goes on where it was. */
final class Screen implements AutoCloseable {

    /** How the stream it listens to stands. */
    enum State {
        OPEN,
        /** Ended by the replica, with a last word. */
        ENDED,
        /** Cut off in the middle. */
        BROKEN
    }

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Clerk clerk;
    private final List<Long> facts = new CopyOnWriteArrayList<>();
    private final List<String> words = new CopyOnWriteArrayList<>();
    private volatile String lastId;
    private volatile State state = State.ENDED;

    Screen(Clerk clerk) {
        this.clerk = clerk;
    }

    /** Begins, or goes on behind what was told last. */
    void listenAt(ReplicaProcess replica) {
        var request = HttpRequest.newBuilder(URI.create(replica.url() + "/api/v1/events"))
                .header("Authorization", "Bearer " + clerk.token());
        if (lastId != null) {
            request.header("Last-Event-ID", lastId);
        }
        try {
            HttpResponse<InputStream> answer = client.send(request.build(), BodyHandlers.ofInputStream());
            if (answer.statusCode() != 200) {
                throw new AssertionError("no stream: " + answer.statusCode());
            }
            state = State.OPEN;
            Thread.ofVirtual().start(() -> read(answer.body()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    State state() {
        return state;
    }

    /** The places of all facts that were told, in the order in which they were. */
    List<Long> facts() {
        return List.copyOf(facts);
    }

    /** What is told of the stream itself: {@code ready}, {@code reset}. */
    List<String> words() {
        return List.copyOf(words);
    }

    boolean hasBegun() {
        return lastId != null;
    }

    private void read(InputStream stream) {
        try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            String id = null;
            String event = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty()) {
                    take(id, event);
                    id = null;
                    event = "";
                } else if (line.startsWith("id:")) {
                    id = line.substring(3).strip();
                } else if (line.startsWith("event:")) {
                    event = line.substring(6).strip();
                }
            }
            state = State.ENDED;
        } catch (IOException cut) {
            state = State.BROKEN;
        }
    }

    private void take(String id, String event) {
        if (event.contains(".") && id != null) {
            facts.add(Long.valueOf(id));
        } else if (!event.isEmpty()) {
            words.add(event);
        }
        if (id != null) {
            lastId = id;
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
