package org.threadline.local.carrier;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import com.fasterxml.jackson.databind.JsonNode;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A simulator with an application to call, and the words to talk to it. */
final class SimulatorUnderTest implements BeforeAllCallback, AfterAllCallback {

    static final String BRAND = "+12025550100";
    static final String ACCOUNT = "AC00000000000000000000000000000001";
    static final String TOKEN = "0123456789abcdef0123456789abcdef";

    private static final AtomicInteger NUMBERS = new AtomicInteger(1000);

    record Reply(int status, String text, Map<String, String> headers) {

        JsonNode json() {
            try {
                return Json.MAPPER.readTree(text);
            } catch (IOException e) {
                throw new AssertionError(text, e);
            }
        }
    }

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private StubApplication application;
    private CarrierSimulator simulator;

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        application = new StubApplication();
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        simulator = CarrierSimulator.start(SimulatorConfig.from(Map.of(
                SimulatorConfig.ACCOUNT_SID,
                ACCOUNT,
                SimulatorConfig.AUTH_TOKEN,
                TOKEN,
                SimulatorConfig.API_KEY,
                "SK1",
                SimulatorConfig.API_SECRET,
                "secret",
                SimulatorConfig.PUBLIC_URL,
                application.url(),
                SimulatorConfig.PORT,
                String.valueOf(port),
                SimulatorConfig.SENT_AFTER_MS,
                "20",
                SimulatorConfig.DELIVERED_AFTER_MS,
                "60")));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        simulator.close();
        application.close();
        client.close();
    }

    /** Its own for every test. */
    static String newNumber() {
        return "+1202556" + NUMBERS.incrementAndGet();
    }

    StubApplication application() {
        return application;
    }

    String url() {
        return simulator.url();
    }

    Reply create(String... form) {
        return api("POST", "/Messages.json", form(form));
    }

    Reply api(String method, String path, String form) {
        return as(ACCOUNT, TOKEN, method, path, form);
    }

    Reply as(String user, String password, String method, String path, String form) {
        var credentials = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
        var base = path.startsWith("/2010-04-01") ? "" : "/2010-04-01/Accounts/" + ACCOUNT;
        return send(
                method,
                base + path,
                form,
                "Authorization",
                "Basic " + credentials,
                "Content-Type",
                "application/x-www-form-urlencoded");
    }

    Reply call(String method, String path, String json) {
        return json == null ? send(method, path, null) : send(method, path, json, "Content-Type", "application/json");
    }

    Reply post(String path, String contentType, String body) {
        return send("POST", path, body, "Content-Type", contentType);
    }

    void faults(String json) {
        var reply = call("PUT", "/_simulator/faults", json);
        if (reply.status() != 200) {
            throw new AssertionError(reply.text());
        }
    }

    void noFaults() {
        call("DELETE", "/_simulator/faults", null);
    }

    JsonNode accepted(String to) {
        return call("GET", "/_simulator/messages?to=" + URLEncoder.encode(to, UTF_8), null)
                .json()
                .get("items");
    }

    int requests(String to) {
        return call("GET", "/_simulator/requests?method=POST&to=" + URLEncoder.encode(to, UTF_8), null)
                .json()
                .get("total")
                .asInt();
    }

    static String form(String... pairs) {
        var form = Form.empty();
        for (var i = 0; i < pairs.length; i += 2) {
            form.add(pairs[i], pairs[i + 1]);
        }
        return form.pairs().stream()
                .map(pair -> URLEncoder.encode(pair.name(), UTF_8) + "=" + URLEncoder.encode(pair.value(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** Status 0 when the connection was closed without an answer. */
    private Reply send(String method, String path, String body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(url() + path))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            var response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            var first = response.headers().map().entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, entry -> entry.getValue().getFirst()));
            return new Reply(response.statusCode(), response.body(), first);
        } catch (IOException e) {
            return new Reply(0, e.toString(), Map.of());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
