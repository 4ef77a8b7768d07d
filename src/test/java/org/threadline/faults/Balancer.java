package org.threadline.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * What stands before the replicas in production: sends to those that are ready, and to another one when a connection
 * fails. An answer is passed on as it is, whatever it says.
 */
final class Balancer implements AutoCloseable {

    private static final Set<String> NOT_PASSED_ON =
            Set.of("connection", "content-length", "host", "upgrade", "expect", "transfer-encoding");

    /** So often a probe may go without an answer, as balancers usually allow; a "not ready" counts at once. */
    private static final int MOST_SILENT = 3;

    private final HttpServer server;
    private final ScheduledExecutorService probe = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService probes = Executors.newVirtualThreadPerTaskExecutor();
    private final List<ReplicaProcess> all = new CopyOnWriteArrayList<>();
    private final CopyOnWriteArrayList<ReplicaProcess> ready = new CopyOnWriteArrayList<>();
    private final Map<ReplicaProcess, Integer> silent = new ConcurrentHashMap<>();
    /** One probe of a replica at a time: a late answer must not overrule a newer one. */
    private final Set<ReplicaProcess> asked = ConcurrentHashMap.newKeySet();

    private final AtomicInteger nobodyReady = new AtomicInteger();
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicInteger secondTries = new AtomicInteger();

    Balancer(int port) {
        // Without it an answer on a kept connection waits 40 ms for the caller's acknowledgement of its head.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::pass);
        server.start();
        probe.scheduleWithFixedDelay(this::look, 0, 250, TimeUnit.MILLISECONDS);
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void add(ReplicaProcess replica) {
        all.add(replica);
    }

    void remove(ReplicaProcess replica) {
        all.remove(replica);
        ready.remove(replica);
        silent.remove(replica);
    }

    /** How often a connection failed and another replica was asked instead. */
    int secondTries() {
        return secondTries.get();
    }

    /** How often there was no replica to ask at all. */
    int nobodyReady() {
        return nobodyReady.get();
    }

    boolean sendsTo(ReplicaProcess replica) {
        return ready.contains(replica);
    }

    /** Each replica by itself: one that does not answer must not make the others look ready, or not. */
    private void look() {
        all.stream()
                .filter(asked::add)
                .forEach(replica -> probes.execute(() -> {
                    try {
                        note(replica, replica.readiness());
                    } finally {
                        asked.remove(replica);
                    }
                }));
    }

    private void note(ReplicaProcess replica, int readiness) {
        if (readiness == 200 && all.contains(replica)) {
            silent.remove(replica);
            ready.addIfAbsent(replica);
        } else if (readiness != Http.NONE || silent.merge(replica, 1, Integer::sum) >= MOST_SILENT) {
            ready.remove(replica);
        }
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            for (int tries = 0; tries < 3; tries++) {
                List<ReplicaProcess> open = List.copyOf(ready);
                if (open.isEmpty()) {
                    nobodyReady.incrementAndGet();
                    break;
                }
                ReplicaProcess replica = open.get(Math.floorMod(turn.getAndIncrement(), open.size()));
                try {
                    answer(exchange, Http.send(request(exchange, replica, body)));
                    return;
                } catch (IOException failed) {
                    secondTries.incrementAndGet();
                }
            }
            exchange.sendResponseHeaders(502, -1);
        }
    }

    private static HttpRequest request(HttpExchange from, ReplicaProcess to, byte[] body) {
        HttpRequest.Builder request = Http.to(to.url() + from.getRequestURI())
                .method(
                        from.getRequestMethod(),
                        body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        from.getRequestHeaders().forEach((name, values) -> {
            if (!NOT_PASSED_ON.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.build();
    }

    private static void answer(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
        answer.headers()
                .firstValue("Content-Type")
                .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
        exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
        if (answer.body().length > 0) {
            exchange.getResponseBody().write(answer.body());
        }
    }

    @Override
    public void close() {
        probe.shutdownNow();
        probes.shutdownNow();
        server.stop(0);
    }
}
