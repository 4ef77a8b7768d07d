package org.threadline.local.carrier;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.core.JsonProcessingException;

import static java.nio.charset.StandardCharsets.UTF_8;

/** {@code GET /_simulator/stream}: every message as it comes and changes, as server-sent events. */
final class PhoneStream {

    private static final int MOST_WAITING = 10_000;
    private static final long HEARTBEAT_SECONDS = 10;

    private final Set<BlockingQueue<String>> listeners = ConcurrentHashMap.newKeySet();

    PhoneStream(Texts texts) {
        texts.watch(text -> tell("text", text));
    }

    /** Holds its thread, a virtual one, until the listener leaves. */
    Answer open(Exchange exchange) throws IOException {
        var waiting = new LinkedBlockingQueue<String>(MOST_WAITING);
        waiting.add("retry: 500\n\n");
        listeners.add(waiting);
        try (var out = exchange.stream("text/event-stream")) {
            while (true) {
                var next = waiting.poll(HEARTBEAT_SECONDS, TimeUnit.SECONDS);
                out.write((next == null ? ":\n\n" : next).getBytes(UTF_8));
                out.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // The only way to learn that a listener has left.
        } finally {
            listeners.remove(waiting);
        }
        return null;
    }

    void tellCleared() {
        listeners.forEach(waiting -> waiting.offer("event: cleared\ndata: {}\n\n"));
    }

    private void tell(String event, Text text) {
        if (listeners.isEmpty()) {
            return;
        }
        try {
            var data = Json.MAPPER.writeValueAsString(ItemJson.of(text));
            listeners.forEach(waiting -> waiting.offer("event: " + event + "\ndata: " + data + "\n\n"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
