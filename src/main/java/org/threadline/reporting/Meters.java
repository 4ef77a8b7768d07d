package org.threadline.reporting;

import java.util.Locale;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;

import org.threadline.inbound.InboundMessages;
import org.threadline.message.Message;

import io.micrometer.core.instrument.MeterRegistry;

/** Counts what has happened, after it is committed. */
@ApplicationScoped
class Meters {

    private final MeterRegistry registry;

    Meters(MeterRegistry registry) {
        this.registry = registry;
    }

    void received(@Observes(during = TransactionPhase.AFTER_SUCCESS) InboundMessages.Received received) {
        String meaning = received.keyword().map(Enum::name).orElse("CONVERSATION");
        registry.counter("threadline.texts.received", "meaning", lower(meaning)).increment();
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) Message.StatusChanged changed) {
        registry.counter(
                        "threadline.texts.status",
                        "kind",
                        lower(changed.kind().name()),
                        "status",
                        lower(changed.status().name()),
                        "error",
                        changed.errorCode() == null ? "none" : changed.errorCode())
                .increment();
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
