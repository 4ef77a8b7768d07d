package org.threadline.local.carrier;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.twilio.security.RequestValidator;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What the carrier calls; it remembers every call and answers as told. */
final class StubApplication implements AutoCloseable {

    record Call(String url, Map<String, String> form, String signature, String idempotencyToken, String contentType) {

        String get(String name) {
            return form.get(name);
        }

        /** With the code Twilio ships to its customers, not with ours. */
        boolean isSignedWith(String token) {
            return new RequestValidator(token).validate(url, form, signature);
        }
    }

    private final HttpServer server;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private volatile int status = 204;

    StubApplication() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::receive);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    void answers(int status) {
        this.status = status;
    }

    List<Call> callsTo(String path) {
        return calls.stream().filter(call -> call.url().endsWith(path)).toList();
    }

    List<String> statusesAt(String path) {
        return callsTo(path).stream().map(call -> call.get("MessageStatus")).toList();
    }

    private void receive(HttpExchange exchange) throws IOException {
        var form = new LinkedHashMap<String, String>();
        var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        Form.parse(body).pairs().forEach(pair -> form.put(pair.name(), pair.value()));
        var headers = exchange.getRequestHeaders();
        calls.add(new Call(
                url() + exchange.getRequestURI(),
                form,
                headers.getFirst("X-Twilio-Signature"),
                headers.getFirst("I-Twilio-Idempotency-Token"),
                headers.getFirst("Content-Type")));
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
