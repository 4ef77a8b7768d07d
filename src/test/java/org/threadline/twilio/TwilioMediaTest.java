package org.threadline.twilio;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.threadline.message.CarrierMedia.Answer;
import org.threadline.value.Destinations;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import static org.assertj.core.api.Assertions.assertThat;

/** The guard around customers' pictures, with a carrier and a stranger that do what they should not. */
class TwilioMediaTest {

    private static final byte[] PICTURE = {1, 2, 3};

    private final List<String> credentials = new CopyOnWriteArrayList<>();
    private final List<String> heardByTheStranger = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer carrier;
    private HttpServer stranger;

    @BeforeEach
    void open() throws IOException {
        carrier = server("127.0.0.1");
        stranger = server("127.0.0.1");
        stranger.createContext("/", exchange -> {
            heardByTheStranger.add(exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization"));
            answer(exchange, 200, "image/png", PICTURE);
        });
    }

    @AfterEach
    void close() {
        over.countDown();
        carrier.stop(0);
        stranger.stop(0);
    }

    @Test
    void credentialsGoToTheApiAndNotAlongWithARedirect() {
        redirect("/api", url(stranger, "127.0.0.1") + "/store");

        assertThat(fetch("/api")).isInstanceOf(Answer.Found.class);

        assertThat(credentials)
                .singleElement()
                .satisfies(pair -> assertThat(pair).startsWith("Basic "));
        assertThat(heardByTheStranger).containsExactly("/store null");
    }

    @Test
    void aRedirectToAnotherHostIsNotFollowed() {
        redirect("/api", url(stranger, "localhost") + "/store");

        assertThat(fetch("/api")).isEqualTo(new Answer.Unavailable("refused-address"));
        assertThat(heardByTheStranger).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data",
                "https://10.0.0.1/x",
                "https://[::1]/x",
                "https://[::ffff:127.0.0.1]/x",
                "file:///etc/passwd",
                "ftp://127.0.0.1/x",
                "https://127.0.0.1@evil.example/x",
                "https://evil.example/127.0.0.1",
                "https://127.0.0.1.evil.example/x",
                "//evil.example/x"
            })
    void noRedirectLeadsAnywhereElse(String target) {
        redirect("/api", target);

        assertThat(fetch("/api")).isEqualTo(new Answer.Unavailable("refused-address"));
    }

    @Test
    void aNameOfTheCarrierThatLeadsInsideIsNotFollowed() throws IOException {
        var inside = new Destinations(false, host -> new InetAddress[] {InetAddress.getByName("10.0.0.1")});
        var media = new TwilioMedia(Settings.of(Set.of("image/png"), 1000, false), account(), inside);

        assertThat(media.fetch("https://media.twiliocdn.com/x")).isEqualTo(new Answer.Unavailable("refused-address"));
        media.close();
    }

    @Test
    void redirectsInACircleEnd() {
        redirect("/api", url(carrier, "127.0.0.1") + "/api");

        assertThat(fetch("/api")).isEqualTo(new Answer.Unavailable("too-many-redirects"));
        assertThat(credentials).hasSize(4);
    }

    @Test
    void whatIsLargerThanAPictureIsNotReadToItsEnd() {
        carrier.createContext("/declared", exchange -> answer(exchange, 200, "image/png", new byte[2000]));
        carrier.createContext("/endless", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "image/png");
            exchange.sendResponseHeaders(200, 0);
            byte[] some = new byte[500];
            while (over.getCount() > 0) {
                exchange.getResponseBody().write(some);
                exchange.getResponseBody().flush();
            }
        });

        assertThat(fetch("/declared")).isEqualTo(new Answer.Unavailable("too-large"));
        assertThat(fetch("/endless")).isEqualTo(new Answer.Unavailable("too-large"));
    }

    @Test
    void whoIsSlowIsNotWaitedFor() {
        carrier.createContext("/silent", exchange -> await());
        carrier.createContext("/trickling", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "image/png");
            exchange.sendResponseHeaders(200, 0);
            while (!await()) {
                exchange.getResponseBody().write(1);
                exchange.getResponseBody().flush();
            }
        });

        assertThat(fetch("/silent")).isEqualTo(new Answer.Unavailable("timeout"));
        assertThat(fetch("/trickling")).isEqualTo(new Answer.Unavailable("timeout"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "image/svg+xml", "application/xhtml+xml", "text/javascript", "image/pngx", ""})
    void whatMayNotBeShownIsRefused(String type) {
        carrier.createContext("/odd", exchange -> answer(exchange, 200, type, PICTURE));

        assertThat(fetch("/odd")).isEqualTo(new Answer.Unavailable("refused-type"));
    }

    @Test
    void theTypeIsTakenWithoutItsParameters() {
        carrier.createContext("/x", exchange -> answer(exchange, 200, "Image/PNG; charset=evil", PICTURE));

        assertThat(fetch("/x"))
                .isInstanceOfSatisfying(
                        Answer.Found.class,
                        found -> assertThat(found.contentType()).isEqualTo("image/png"));
    }

    @Test
    void whatTheCarrierHasNoMoreIsGone() {
        carrier.createContext("/gone", exchange -> answer(exchange, 404, "application/json", PICTURE));
        carrier.createContext("/broken", exchange -> answer(exchange, 500, "application/json", PICTURE));

        assertThat(fetch("/gone")).isEqualTo(new Answer.Gone());
        assertThat(fetch("/broken")).isEqualTo(new Answer.Unavailable("http-500"));
    }

    private Answer fetch(String path) {
        var media = new TwilioMedia(Settings.of(Set.of("image/png"), 1000, true), account(), new Destinations(true));
        try {
            return media.fetch(url(carrier, "127.0.0.1") + path);
        } finally {
            try {
                media.close();
            } catch (IOException failed) {
                throw new IllegalStateException(failed);
            }
        }
    }

    private StubAccount account() {
        return StubAccount.at(url(carrier, "127.0.0.1"));
    }

    private void redirect(String path, String target) {
        carrier.createContext(path, exchange -> {
            credentials.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            exchange.getResponseHeaders().set("Location", target);
            exchange.sendResponseHeaders(307, -1);
            exchange.close();
        });
    }

    private boolean await() {
        try {
            return over.await(100, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            return true;
        }
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] content) throws IOException {
        if (!type.isEmpty()) {
            exchange.getResponseHeaders().set("Content-Type", type);
        }
        exchange.sendResponseHeaders(status, content.length);
        exchange.getResponseBody().write(content);
        exchange.close();
    }

    private static HttpServer server(String host) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(host, 0), 50);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return server;
    }

    private static String url(HttpServer server, String host) {
        return "http://" + host + ":" + server.getAddress().getPort();
    }

    private record Settings(
            List<String> hosts, Set<String> types, int largest, Duration timeout, int parallel, boolean allowLoopback)
            implements MediaConfig {

        static Settings of(Set<String> types, int largest, boolean loopback) {
            return new Settings(
                    List.of("127.0.0.1", "twiliocdn.com"), types, largest, Duration.ofMillis(700), 2, loopback);
        }
    }
}
