package org.threadline.reporting;

import java.util.Locale;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;

import org.threadline.brand.OrderChangeKind;
import org.threadline.retention.change.OrderChange;
import org.threadline.thread.ChangesAsked.State;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;

/** What customers want to be done with orders, and what comes of it; there from the start, so that alerts can watch. */
@ApplicationScoped
class ChangeMeters {

    private final MeterRegistry registry;

    ChangeMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void start(@Observes StartupEvent started) {
        Stream.of(OrderChangeKind.values())
                .forEach(kind -> Stream.of(State.values()).forEach(state -> changes(kind, state)));
    }

    void asked(@Observes(during = TransactionPhase.AFTER_SUCCESS) OrderChange.Asked asked) {
        changes(asked.change().kind(), State.ASKED).increment();
    }

    void settled(@Observes(during = TransactionPhase.AFTER_SUCCESS) OrderChange.Settled settled) {
        changes(settled.change().kind(), settled.change().state()).increment();
    }

    private Counter changes(OrderChangeKind kind, State state) {
        return registry.counter("threadline.order.changes", "kind", lower(kind.name()), "state", lower(state.name()));
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
