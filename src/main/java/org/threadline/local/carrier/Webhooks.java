package org.threadline.local.carrier;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;

/** Calls the application, signed, with the carrier's time-outs and retries. */
final class Webhooks implements AutoCloseable {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration TOTAL_TIMEOUT = Duration.ofSeconds(15);
    private static final long BETWEEN_ATTEMPTS_MS = 100;
    /** Enough for any load here, and few enough that connections are used again instead of being made anew. */
    private static final int CONNECTIONS = 128;

    /** @param status null when there was no answer; {@code failure} then says why */
    record Delivery(Integer status, String failure) {
        static Delivery failed(String reason) {
            return new Delivery(null, reason);
        }
    }

    private final SimulatorConfig config;
    private final CurrentFaults faults;
    private final ExecutorService threads;
    private final HttpClient client;
    private final Semaphore free = new Semaphore(CONNECTIONS);

    Webhooks(SimulatorConfig config, CurrentFaults faults, ExecutorService threads) {
        this.config = config;
        this.faults = faults;
        this.threads = threads;
        this.client = HttpClient.newBuilder()
                .connectTimeout(CONNECT_TIMEOUT)
                .version(HttpClient.Version.HTTP_1_1)
                .executor(threads)
                .build();
    }

    /** Returns when the application has answered, or has been given up. */
    Delivery deliver(String url, Form form) {
        var now = faults.get();
        if (now.blackholeWebhooks()) {
            return Delivery.failed("blackholed, as the faults say");
        }
        var token = now.signWith() == null ? config.authToken() : now.signWith();
        if (Faults.strikes(now.duplicateWebhooks())) {
            threads.execute(() -> attempt(RetryRules.of(url), form, token));
        }
        return attempt(RetryRules.of(url), form, token);
    }

    private Delivery attempt(RetryRules rules, Form form, String token) {
        var request = request(rules.url(), form, token);
        var delivery = Delivery.failed("not tried");
        for (var attempt = 0; attempt <= rules.retries(); attempt++) {
            if (attempt > 0) {
                Pause.of(BETWEEN_ATTEMPTS_MS);
            }
            try {
                var status = send(request);
                delivery = new Delivery(status, null);
                if (!rules.retriesStatus(status)) {
                    return delivery;
                }
            } catch (IOException e) {
                delivery = Delivery.failed(e.toString());
                if (!rules.retriesFailure(e instanceof HttpTimeoutException timeout ? timeout : null)) {
                    return delivery;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Delivery.failed("the simulator stopped");
            }
        }
        return delivery;
    }

    private int send(HttpRequest request) throws IOException, InterruptedException {
        free.acquire();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } finally {
            free.release();
        }
    }

    private HttpRequest request(String url, Form form, String token) {
        return HttpRequest.newBuilder(URI.create(url))
                .timeout(TOTAL_TIMEOUT)
                .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
                .header("User-Agent", "TwilioProxy/1.1")
                .header("I-Twilio-Idempotency-Token", UUID.randomUUID().toString())
                .header("X-Twilio-Signature", Signature.of(token, url, form))
                .POST(HttpRequest.BodyPublishers.ofString(form.encoded()))
                .build();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
