package org.threadline.outbound.media;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.threadline.outbound.Attachment;
import org.threadline.outbound.MediaRefused;
import org.threadline.value.Destinations;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a shop's server says of its pictures, whatever the agent has said. */
class OutgoingMediaTest {

    private record Settings(Optional<Set<String>> uncheckedHosts, Duration timeout, int parallel, boolean allowLoopback)
            implements OutgoingMediaConfig {

        static Settings believing(String... hosts) {
            return new Settings(Optional.of(Set.of(hosts)), Duration.ofMillis(800), 20, true);
        }
    }

    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicLong written = new AtomicLong();
    private HttpServer shop;

    @BeforeEach
    void open() throws IOException {
        shop = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        shop.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        shop.start();
    }

    @AfterEach
    void close() {
        over.countDown();
        shop.stop(0);
    }

    @Test
    void whatIsServedAsItShouldBeIsTaken() {
        serve("/mug.jpg", "image/jpeg", 1000);
        serve("/manual", "Application/PDF; charset=binary", 1000);

        assertThatCode(() -> examine(at("/mug.jpg"), at("/manual"))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/zip", "application/octet-stream", "image/svg+xml", "???"})
    void theKindThatItIsServedAsCountsNotTheOneThatWasStated(String type) {
        serve("/mug.jpg", type, 1000);

        assertThatThrownBy(() -> examine(new Attachment(url("/mug.jpg"), "image/jpeg", 1000L)))
                .isInstanceOf(MediaRefused.class)
                .hasMessageContaining("media[0]")
                .hasMessageContaining("served as");
    }

    @Test
    void theSizeThatItHasCountsNotTheOneThatWasStated() {
        serve("/film", "video/mp4", 3_000_000);

        assertThatCode(() -> examine(new Attachment(url("/film"), null, 1L))).doesNotThrowAnyException();
        assertThatThrownBy(() -> examine(new Attachment(url("/film"), null, 1L), at("/film")))
                .isInstanceOf(MediaRefused.class)
                .hasMessageContaining("5 MB");
    }

    @Test
    void whatDoesNotTellItsSizeIsCountedAndNotReadToItsEnd() {
        shop.createContext("/endless", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "video/mp4");
            exchange.sendResponseHeaders(200, 0);
            while (over.getCount() > 0) {
                exchange.getResponseBody().write(new byte[50_000]);
                written.addAndGet(50_000);
            }
        });

        assertThatThrownBy(() -> examine(at("/endless")))
                .isInstanceOf(MediaRefused.class)
                .hasMessageContaining("5 MB");
        assertThat(written.get()).isLessThan(20_000_000);
    }

    @Test
    void whatIsNotThereIsRefusedAndTheOtherIsNamed() {
        serve("/mug.jpg", "image/jpeg", 1000);
        shop.createContext("/gone", exchange -> answer(exchange, 404, "image/jpeg", 10));

        assertThatThrownBy(() -> examine(at("/mug.jpg"), at("/gone")))
                .isInstanceOf(MediaRefused.class)
                .hasMessageContaining("media[1]")
                .hasMessageContaining("404");
    }

    @Test
    void whereNobodyAnswersItIsRefused() {
        String nowhere = url("/mug.jpg");
        shop.stop(0);

        assertThatThrownBy(() -> examine(Attachment.at(nowhere)))
                .isInstanceOf(MediaRefused.class)
                .hasMessageContaining("could not be fetched");
    }

    @Test
    void tenThatAreSilentCostTheTimeOfOne() {
        shop.createContext("/silent", exchange -> await());
        long began = System.nanoTime();

        assertThatThrownBy(() ->
                        examine(Stream.generate(() -> at("/silent")).limit(10).toArray(Attachment[]::new)))
                .isInstanceOf(MediaRefused.class)
                .hasMessageContaining("in time");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void aNameThatNobodyLooksUpIsNotWaitedFor() {
        var slow = new Destinations(true, host -> {
            await();
            return new InetAddress[] {InetAddress.getLoopbackAddress()};
        });
        long began = System.nanoTime();

        assertThatThrownBy(() -> examine(slow, Attachment.at("https://media.shop.example/x.jpg")))
                .isInstanceOf(MediaRefused.class)
                .hasMessageContaining("in time");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void aRedirectIsFollowedAndJudgedAsTheFirst() {
        serve("/store", "image/png", 1000);
        redirect("/here", "/store");
        redirect("/inside", "https://10.0.0.1/x");
        redirect("/circle", "/circle");

        assertThatCode(() -> examine(at("/here"))).doesNotThrowAnyException();
        assertThatThrownBy(() -> examine(at("/inside")))
                .isInstanceOf(MediaRefused.class)
                .hasMessageContaining("private");
        assertThatThrownBy(() -> examine(at("/circle")))
                .isInstanceOf(MediaRefused.class)
                .hasMessageContaining("again");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://169.254.169.254/latest/meta-data.jpg",
                "https://10.0.0.1/x.jpg",
                "https://[::1]/x.jpg",
                "https://inside/x.jpg",
                "https://user@shop.example/x.jpg"
            })
    void nothingInsideIsLookedAt(String url) {
        assertThatThrownBy(() -> examine(new Destinations(false), Attachment.at(url)))
                .isInstanceOf(MediaRefused.class)
                .hasMessageContaining("its address must");
    }

    @Test
    void aNameThatLeadsInsideIsNotLookedAt() {
        var inside = new Destinations(false, host -> new InetAddress[] {InetAddress.getByName("10.0.0.1")});

        assertThatThrownBy(() -> examine(inside, Attachment.at("https://media.shop.example/x.jpg")))
                .isInstanceOf(MediaRefused.class)
                .hasMessageContaining("not public");
    }

    @Test
    void aHostThatIsBelievedIsNotAsked() {
        assertThatCode(() -> examine(Attachment.at("https://cdn.example/x.jpg")))
                .doesNotThrowAnyException();
    }

    private static void examine(Attachment... attachments) {
        examine(new Destinations(true), attachments);
    }

    private static void examine(Destinations destinations, Attachment... attachments) {
        var settings = Settings.believing("cdn.example");
        var source = new MediaSource(settings, destinations);
        try {
            new OutgoingMedia(source, settings).examine(List.of(attachments));
        } finally {
            try {
                source.close();
            } catch (IOException failed) {
                throw new IllegalStateException(failed);
            }
        }
    }

    private Attachment at(String path) {
        return Attachment.at(url(path));
    }

    private String url(String path) {
        return "http://127.0.0.1:" + shop.getAddress().getPort() + path;
    }

    private void serve(String path, String type, int bytes) {
        shop.createContext(path, exchange -> answer(exchange, 200, type, bytes));
    }

    private void redirect(String path, String target) {
        shop.createContext(path, exchange -> {
            exchange.getResponseHeaders().set("Location", target);
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
    }

    private static void answer(HttpExchange exchange, int status, String type, int bytes) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes);
        exchange.getResponseBody().write(new byte[bytes]);
        exchange.close();
    }

    private void await() {
        try {
            over.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
