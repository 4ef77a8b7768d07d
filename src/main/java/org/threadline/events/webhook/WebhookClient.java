package org.threadline.events.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.HttpHostConnectException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.threadline.value.Destinations;

/**
 * Makes one request: to a checked address, without following where the answer points, for a bounded time, reading a
 * bounded part of the answer.
 */
@ApplicationScoped
class WebhookClient {

    private static final ContentType CLOUD_EVENT = ContentType.create("application/cloudevents+json", "UTF-8");
    private static final TimeValue LONGEST_LIFE = TimeValue.ofSeconds(55);
    // More is not read; nobody looks at it.
    private static final int MOST_OF_AN_ANSWER = 64 * 1024;

    private final Destinations destinations;
    private final WebhookConfig config;
    private final Clock clock;
    private final CloseableHttpClient http;
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("webhook-deadlines").factory());

    WebhookClient(Destinations destinations, WebhookConfig config, Clock clock) {
        this.destinations = destinations;
        this.config = config;
        this.clock = clock;
        this.http = client();
    }

    Answer post(Attempt attempt) {
        if (destinations.refusal(attempt.url()).isPresent()) {
            return new Answer.None("refused-url");
        }
        HttpPost request = request(attempt);
        var deadline = deadlines.schedule(request::cancel, config.timeout().toMillis(), TimeUnit.MILLISECONDS);
        try (ClassicHttpResponse response = http.executeOpen(null, request, null)) {
            read(response);
            return new Answer.Status(response.getCode());
        } catch (IOException failed) {
            return new Answer.None(request.isCancelled() ? "timeout" : reason(failed));
        } finally {
            deadline.cancel(false);
        }
    }

    private HttpPost request(Attempt attempt) {
        var request = new HttpPost(URI.create(attempt.url()));
        request.setEntity(new StringEntity(attempt.body(), CLOUD_EVENT));
        request.setHeader("User-Agent", "Threadline-Webhooks/1");
        request.setHeader("Threadline-Webhook-Id", attempt.webhookId().toString());
        request.setHeader("Threadline-Event-Id", attempt.eventId().toString());
        request.setHeader("Threadline-Attempt", attempt.number());
        request.setHeader(
                "Threadline-Signature", Secrets.signature(attempt.secrets(), clock.instant(), attempt.body()));
        return request;
    }

    /** What is read to its end leaves the connection fit for the next request; else it is closed. */
    private static void read(ClassicHttpResponse response) throws IOException {
        if (response.getEntity() != null) {
            InputStream body = response.getEntity().getContent();
            body.readNBytes(MOST_OF_AN_ANSWER);
        }
    }

    private static String reason(IOException failed) {
        return switch (failed) {
            case Destinations.NotPublic notPublic -> "private-address";
            case UnknownHostException unknown -> "unknown-host";
            case ConnectTimeoutException slow -> "connect-timeout";
            case HttpHostConnectException refused -> "no-connection";
            case SocketTimeoutException slow -> "timeout";
            case SSLException tls -> "tls";
            default -> "broken-connection";
        };
    }

    private CloseableHttpClient client() {
        Timeout connect = Timeout.of(config.connectTimeout());
        Timeout answer = Timeout.of(config.timeout());
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(destinations)
                .setMaxConnTotal(config.parallel())
                // Many webhooks may live on one host; how many of one are called at once is bounded by the claim.
                .setMaxConnPerRoute(config.parallel())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(connect)
                        .setSocketTimeout(answer)
                        .setTimeToLive(LONGEST_LIFE)
                        .build())
                .setDefaultTlsConfig(
                        TlsConfig.custom().setHandshakeTimeout(connect).build())
                .setTlsSocketStrategy(DefaultClientTlsStrategy.createSystemDefault())
                .build();
        return HttpClientBuilder.create()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(connect)
                        .setResponseTimeout(answer)
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    @PreDestroy
    void close() throws IOException {
        deadlines.shutdownNow();
        http.close();
    }
}
