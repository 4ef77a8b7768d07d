package org.threadline.local.carrier;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;

/** Hands the shop's events on to the application, so that the application need not answer other origins. */
final class ShopRelay implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final URI events;
    private final HttpClient client = HttpClient.newHttpClient();

    ShopRelay(SimulatorConfig config) {
        this.events = URI.create(config.publicUrl() + "/_local/events");
    }

    Answer publish(Exchange exchange) {
        var event = exchange.json(JsonNode.class);
        var request = HttpRequest.newBuilder(events)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(event.toString()))
                .build();
        try {
            var response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return Answer.of(response.statusCode(), response.body());
        } catch (IOException e) {
            return Answer.problem(502, "The application did not answer: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.problem(503, "The simulator is stopping");
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
