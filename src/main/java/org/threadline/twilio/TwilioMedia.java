package org.threadline.twilio;

import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.threadline.message.CarrierMedia;
import org.threadline.value.Destinations;
import org.threadline.value.GuardedConnections;

/**
 * Fetches what customers have sent. The addresses come from outside, so each, and each that it sends us on to, must be the
 * carrier's and public, and what is read is bounded in size, time and kind.
 */
@ApplicationScoped
class TwilioMedia implements CarrierMedia {

    private static final int MOST_REDIRECTS = 3;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Set<Integer> GONE = Set.of(404, 410);

    private final MediaConfig config;
    private final MediaHosts hosts;
    private final CloseableHttpClient http;
    private final Semaphore places;
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("media-deadlines").factory());

    @Inject
    TwilioMedia(MediaConfig config, TwilioConfig account) {
        this(config, account, new Destinations(config.allowLoopback()));
    }

    TwilioMedia(MediaConfig config, TwilioConfig account, Destinations destinations) {
        this.config = config;
        this.hosts = new MediaHosts(config, account, destinations);
        this.places = new Semaphore(config.parallel());
        this.http = GuardedConnections.open(destinations, config.timeout(), config.parallel());
    }

    @Override
    public Answer fetch(String url) {
        if (!places.tryAcquire()) {
            return new Answer.Unavailable("busy");
        }
        try {
            return fetch(URI.create(url), System.nanoTime() + config.timeout().toNanos());
        } catch (IllegalArgumentException notAnAddress) {
            return new Answer.Unavailable("refused-address");
        } finally {
            places.release();
        }
    }

    private Answer fetch(URI first, long end) {
        URI address = first;
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            if (!hosts.allow(address)) {
                return new Answer.Unavailable("refused-address");
            }
            switch (step(address, end)) {
                case Step.Answered(Answer answer) -> {
                    return answer;
                }
                case Step.SentOn(String location) -> address = address.resolve(location);
            }
        }
        return new Answer.Unavailable("too-many-redirects");
    }

    /** What one request comes to. */
    private sealed interface Step {
        record Answered(Answer answer) implements Step {}

        record SentOn(String location) implements Step {}
    }

    private Step step(URI address, long end) {
        var request = new HttpGet(address);
        hosts.credentialsFor(address).ifPresent(pair -> request.setHeader(HttpHeaders.AUTHORIZATION, pair));
        var deadline = deadlines.schedule(request::cancel, end - System.nanoTime(), TimeUnit.NANOSECONDS);
        Step step = null;
        try (ClassicHttpResponse response = http.executeOpen(null, request, null)) {
            Header location = response.getFirstHeader(HttpHeaders.LOCATION);
            step = REDIRECTS.contains(response.getCode()) && location != null
                    ? new Step.SentOn(location.getValue())
                    : new Step.Answered(answer(response));
            if (step instanceof Step.Answered(Answer.Unavailable unavailable)) {
                // Closing alone would read the rest, however much that is.
                request.cancel();
            }
        } catch (IOException failed) {
            return step == null ? new Step.Answered(new Answer.Unavailable(why(failed, request.isCancelled()))) : step;
        } finally {
            deadline.cancel(false);
        }
        return step;
    }

    private Answer answer(ClassicHttpResponse response) throws IOException {
        if (GONE.contains(response.getCode())) {
            return new Answer.Gone();
        }
        if (response.getCode() != 200 || response.getEntity() == null) {
            return new Answer.Unavailable("http-" + response.getCode());
        }
        String type = String.valueOf(response.getEntity().getContentType())
                .split(";", 2)[0]
                .strip()
                .toLowerCase(Locale.ROOT);
        if (!config.types().contains(type)) {
            return new Answer.Unavailable("refused-type");
        }
        byte[] content = response.getEntity().getContentLength() > config.largest()
                ? null
                : response.getEntity().getContent().readNBytes(config.largest() + 1);
        return content == null || content.length > config.largest()
                ? new Answer.Unavailable("too-large")
                : new Answer.Found(type, content);
    }

    private static String why(IOException failed, boolean late) {
        return late ? "timeout" : failed instanceof Destinations.NotPublic ? "refused-address" : "no-answer";
    }

    @PreDestroy
    void close() throws IOException {
        deadlines.shutdownNow();
        http.close();
    }
}
