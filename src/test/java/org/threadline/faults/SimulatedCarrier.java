package org.threadline.faults;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.awaitility.Awaitility;
import org.threadline.local.SimulatorProcess;

import com.fasterxml.jackson.databind.JsonNode;

/** The carrier simulator as a process: the ledger of what was really sent. */
final class SimulatedCarrier implements AutoCloseable {

    static final String ACCOUNT = "AC00000000000000000000000000000001";
    static final String TOKEN = "0123456789abcdef0123456789abcdef";

    /** A text that the carrier has taken. */
    record Accepted(String to, String body, Instant at) {}

    private final OwnProcess server;
    private final String url;

    private SimulatedCarrier(OwnProcess server, String url) {
        this.server = server;
        this.url = url;
    }

    static SimulatedCarrier start(Path directory, int port, String publicUrl) {
        OwnProcess server = OwnProcess.java(
                "carrier",
                SimulatorProcess.class,
                List.of(
                        "-Dtwilio.account-sid=" + ACCOUNT,
                        "-Dtwilio.auth-token=" + TOKEN,
                        "-Dthreadline.public-url=" + publicUrl,
                        "-Dthreadline.local.simulator-port=" + port,
                        // Receipts come late enough for whoever would send again to have done so.
                        "-Dthreadline.local.sent-after-ms=2500",
                        "-Dthreadline.local.delivered-after-ms=3500"),
                List.of(),
                directory.resolve("carrier.log"));
        var carrier = new SimulatedCarrier(server, "http://localhost:" + port);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() ->
                        Http.status(Http.to(carrier.url + "/_simulator/faults").build()) == 200);
        return carrier;
    }

    String url() {
        return url;
    }

    void misbehave(Map<String, Object> faults) {
        Http.json(Http.put(url + "/_simulator/faults", faults).build());
    }

    void behave() {
        Http.json(Http.to(url + "/_simulator/faults").DELETE().build());
    }

    /** A customer texts. The answer names the text and says whether we could be told. */
    JsonNode text(String from, String to, String body) {
        return Http.json(Http.to(url + "/_simulator/texts")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(EventLoad.json(Map.of("from", from, "to", to, "body", body))))
                .build());
    }

    /** All that it has taken from this number, the oldest first. */
    List<Accepted> acceptedFrom(String number) {
        return accepted("from", number);
    }

    /** All that it has taken for this phone, the oldest first. */
    List<Accepted> acceptedFor(String phone) {
        return accepted("to", phone);
    }

    private List<Accepted> accepted(String end, String number) {
        JsonNode items = Http.json(Http.to(url + "/_simulator/messages?" + end + "=" + number.replace("+", "%2B"))
                        .timeout(Duration.ofSeconds(60))
                        .build())
                .get("items");
        var accepted = new ArrayList<Accepted>();
        for (JsonNode item : items) {
            accepted.add(new Accepted(
                    item.get("to").asText(),
                    item.get("body").asText(),
                    Instant.parse(item.get("acceptedAt").asText())));
        }
        return accepted.reversed();
    }

    /** What came of the create requests so far, by outcome. */
    Map<String, Integer> outcomes() {
        var outcomes = new TreeMap<String, Integer>();
        Http.json(Http.to(url + "/_simulator/requests?method=POST").build())
                .get("outcomes")
                .properties()
                .forEach(outcome ->
                        outcomes.put(outcome.getKey(), outcome.getValue().asInt()));
        return outcomes;
    }

    /** Forgets everything; a ledger of one proof need not hold another's. */
    void forget() {
        Http.status(Http.to(url + "/_simulator/messages").DELETE().build());
    }

    @Override
    public void close() {
        server.kill();
    }
}
