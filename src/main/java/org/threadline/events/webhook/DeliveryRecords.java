package org.threadline.events.webhook;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.hibernate.Session;
import org.threadline.security.wall.AsMachine;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;

/** Writes down what came of an attempt. */
@ApplicationScoped
@AsMachine
class DeliveryRecords {

    private final Session entities;
    private final Retries retries;
    private final MeterRegistry registry;
    private final Clock clock;

    DeliveryRecords(Session entities, WebhookConfig config, MeterRegistry registry, Clock clock) {
        this.entities = entities;
        this.retries = Retries.of(config);
        this.registry = registry;
        this.clock = clock;
    }

    @Transactional
    void record(Attempt attempt, Answer answer) {
        switch (answer) {
            case Answer.Status status when status.isSuccess() -> delivered(attempt, status.code());
            case Answer.Status status -> failed(attempt, status.code(), null);
            case Answer.None none -> failed(attempt, null, none.why());
        }
    }

    private void delivered(Attempt attempt, int status) {
        write(attempt, "DELIVERED", status, null, null);
        // Only when there is something to take back: a busy webhook's row is not written for each success.
        entities.createNativeMutationQuery("""
                        update webhook set failures = 0, failing_since = null
                        where id = :webhook and failing_since is not null""")
                .setParameter("webhook", attempt.webhookId())
                .executeUpdate();
        count("delivered");
    }

    private void failed(Attempt attempt, Integer status, String why) {
        Instant now = clock.instant();
        Optional<Instant> next = retries.next(attempt.number(), attempt.firstTried(), now, ThreadLocalRandom.current());
        write(attempt, next.isPresent() ? "PENDING" : "GIVEN_UP", status, why, next.orElse(null));
        entities.createNativeMutationQuery("""
                        update webhook set failures = failures + 1, failing_since = coalesce(failing_since, :now)
                        where id = :webhook""")
                .setParameter("now", now)
                .setParameter("webhook", attempt.webhookId())
                .executeUpdate();
        if (next.isEmpty()) {
            Log.warnf(
                    "webhook %s: event %s is given up after %d attempts",
                    attempt.webhookId(), attempt.eventId(), attempt.number());
        }
        count(next.isPresent() ? "failed" : "given-up");
    }

    /** News of an attempt whose lease had ended, and whose successor was faster, changes nothing. */
    private void write(Attempt attempt, String becomes, Integer status, String why, Instant next) {
        entities.createNativeMutationQuery("""
                        update webhook_delivery
                        set status = :status, response_status = :code, failure = :why, lease_until = null,
                            due_at = coalesce(cast(:next as timestamptz), due_at),
                            delivered_at = case when :status = 'DELIVERED' then cast(:now as timestamptz) end
                        where webhook_id = :webhook and event_id = :event and status = 'PENDING'""")
                .setParameter("status", becomes)
                .setParameter("code", status, Integer.class)
                .setParameter("why", why, String.class)
                .setParameter("next", next, Instant.class)
                .setParameter("now", clock.instant())
                .setParameter("webhook", attempt.webhookId())
                .setParameter("event", attempt.eventId())
                .executeUpdate();
    }

    private void count(String outcome) {
        registry.counter("threadline.webhooks.attempts", "outcome", outcome).increment();
    }
}
