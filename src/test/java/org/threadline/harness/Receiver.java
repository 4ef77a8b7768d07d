package org.threadline.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** A receiver of webhooks: a server on this machine that remembers what it was sent. */
public final class Receiver implements AutoCloseable {

    /** One request, headers by their names in small letters. */
    public record Request(String path, Map<String, String> headers, String body) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedQueue<Integer> answers = new ConcurrentLinkedQueue<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile int usual = 204;
    private volatile boolean silent;
    private volatile boolean trickling;

    private Receiver(HttpServer server) {
        this.server = server;
    }

    public static Receiver open() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
            var receiver = new Receiver(server);
            server.setExecutor(receiver.threads);
            server.createContext("/", receiver::take);
            server.start();
            return receiver;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + port() + "/hook";
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** What all are answered with from now on. */
    public Receiver usually(int status) {
        usual = status;
        return this;
    }

    /** What the next requests are answered with, one each; afterwards as usual. */
    public Receiver answering(Integer... statuses) {
        answers.addAll(List.of(statuses));
        return this;
    }

    /** Takes requests and never answers. */
    public Receiver silent() {
        silent = true;
        return this;
    }

    /** Answers a byte at a time, without an end. */
    public Receiver trickling() {
        trickling = true;
        return this;
    }

    public List<Request> requests() {
        return requests;
    }

    private void take(HttpExchange exchange) throws IOException {
        var headers = new java.util.TreeMap<String, String>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(), values.getFirst()));
        requests.add(new Request(
                exchange.getRequestURI().toString(),
                headers,
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        if (silent) {
            awaitClosing(Long.MAX_VALUE);
        }
        if (trickling) {
            trickle(exchange);
        }
        Integer answer = answers.poll();
        if (answer != null && answer / 100 == 3) {
            exchange.getResponseHeaders().add("Location", "/elsewhere");
        }
        exchange.sendResponseHeaders(answer == null ? usual : answer, -1);
        exchange.close();
    }

    private void trickle(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        while (!awaitClosing(100)) {
            exchange.getResponseBody().write('x');
            exchange.getResponseBody().flush();
        }
    }

    private boolean awaitClosing(long millis) {
        try {
            return closing.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
