package org.threadline.reporting;

import java.util.Locale;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;

import org.threadline.thread.PromisesMade.Outcome;
import org.threadline.thread.promise.Promise;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;

/** How many promises are kept; the counters are there from the start, so that alerts can watch. */
@ApplicationScoped
class PromiseMeters {

    private static final String PROMISES = "threadline.promises";

    private final MeterRegistry registry;

    PromiseMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void start(@Observes StartupEvent started) {
        Stream.of(Outcome.values()).forEach(outcome -> registry.counter(PROMISES, "outcome", lower(outcome)));
    }

    void settled(@Observes(during = TransactionPhase.AFTER_SUCCESS) Promise.Settled settled) {
        registry.counter(PROMISES, "outcome", lower(settled.outcome())).increment();
    }

    private static String lower(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }
}
