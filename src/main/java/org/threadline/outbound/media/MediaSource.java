package org.threadline.outbound.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.threadline.value.Destinations;
import org.threadline.value.GuardedConnections;

/**
 * What is served under an address: asked for as the carrier asks, with GET, because many answer HEAD differently or not
 * at all. When the answer tells its size the rest is not read; else it is counted, to what is too much and no further.
 */
@ApplicationScoped
class MediaSource {

    /** What a look has brought. */
    sealed interface Look {
        /** @param bytes the size, or anything above the most that was asked for */
        record Found(String type, long bytes) implements Look {}

        /** @param why in words that can stand in a sentence */
        record Failed(String why) implements Look {}
    }

    static final String LATE = "it does not answer in time";

    private static final int MOST_REDIRECTS = 3;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final OutgoingMediaConfig config;
    private final Destinations destinations;
    private final CloseableHttpClient http;
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("outgoing-media-deadlines").factory());

    @Inject
    MediaSource(OutgoingMediaConfig config) {
        this(config, new Destinations(config.allowLoopback()));
    }

    MediaSource(OutgoingMediaConfig config, Destinations destinations) {
        this.config = config;
        this.destinations = destinations;
        this.http = GuardedConnections.open(destinations, config.timeout(), config.parallel());
    }

    /** When looks that begin now must have ended, on {@link System#nanoTime()}. */
    long deadline() {
        return System.nanoTime() + config.timeout().toNanos();
    }

    Look look(String url, long most, long end) {
        URI address = URI.create(url);
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            Optional<String> refusal = destinations.refusal(address.toString());
            if (refusal.isPresent()) {
                return new Look.Failed("its address " + refusal.get());
            }
            switch (step(address, most, end)) {
                case Step.Seen(Look look) -> {
                    return look;
                }
                case Step.SentOn(String location) -> {
                    try {
                        address = address.resolve(location);
                    } catch (IllegalArgumentException notAnAddress) {
                        return new Look.Failed("it is redirected to nowhere");
                    }
                }
            }
        }
        return new Look.Failed("it is redirected again and again");
    }

    /** What one request comes to. */
    private sealed interface Step {
        record Seen(Look look) implements Step {}

        record SentOn(String location) implements Step {}
    }

    private Step step(URI address, long most, long end) {
        var request = new HttpGet(address);
        request.setHeader(HttpHeaders.USER_AGENT, "Threadline");
        var deadline = deadlines.schedule(request::cancel, end - System.nanoTime(), TimeUnit.NANOSECONDS);
        Step step = null;
        try (ClassicHttpResponse response = http.executeOpen(null, request, null)) {
            Header location = response.getFirstHeader(HttpHeaders.LOCATION);
            step = REDIRECTS.contains(response.getCode()) && location != null
                    ? new Step.SentOn(location.getValue())
                    : new Step.Seen(look(response, most));
            // Closing alone would read the rest, however much that is.
            request.cancel();
        } catch (IOException failed) {
            return step == null ? new Step.Seen(new Look.Failed(why(failed, request.isCancelled()))) : step;
        } finally {
            deadline.cancel(false);
        }
        return step;
    }

    private static Look look(ClassicHttpResponse response, long most) throws IOException {
        HttpEntity entity = response.getEntity();
        if (response.getCode() != 200 || entity == null) {
            return new Look.Failed("it answers " + response.getCode());
        }
        String type =
                String.valueOf(entity.getContentType()).split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        long told = entity.getContentLength();
        return new Look.Found(type, told >= 0 ? told : counted(entity.getContent(), most));
    }

    private static long counted(InputStream content, long most) throws IOException {
        var some = new byte[8192];
        long bytes = 0;
        for (int read = content.read(some); read >= 0 && bytes <= most; read = content.read(some)) {
            bytes += read;
        }
        return bytes;
    }

    private static String why(IOException failed, boolean late) {
        // The client's own patience ends at the same moment as ours, and either may be first.
        if (late || failed instanceof InterruptedIOException) {
            return LATE;
        }
        return failed instanceof Destinations.NotPublic
                ? "its name leads to an address that is not public"
                : "nobody answers there";
    }

    @PreDestroy
    void close() throws IOException {
        deadlines.shutdownNow();
        http.close();
    }
}
