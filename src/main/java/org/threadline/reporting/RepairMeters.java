package org.threadline.reporting;

import java.util.Locale;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;

import org.threadline.inbound.GapRepair.Repaired;
import org.threadline.message.DeliveryReceipts.Contradicted;
import org.threadline.outbound.Reconciled;

import io.micrometer.core.instrument.MeterRegistry;

/** Counts what had to be looked up because nobody told us. There from the start, so that an alert can watch them. */
@ApplicationScoped
class RepairMeters {

    private final MeterRegistry registry;

    RepairMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void start(@Observes io.quarkus.runtime.StartupEvent started) {
        registry.counter("threadline.texts.repaired");
        registry.counter("threadline.texts.contradicted");
        for (Reconciled.Result result : Reconciled.Result.values()) {
            registry.counter("threadline.unknown.looked.up", "result", lower(result));
        }
    }

    void found(@Observes(during = TransactionPhase.AFTER_SUCCESS) Repaired repaired) {
        registry.counter("threadline.texts.repaired").increment();
    }

    void contradicted(@Observes(during = TransactionPhase.AFTER_SUCCESS) Contradicted contradicted) {
        registry.counter("threadline.texts.contradicted").increment();
    }

    void lookedUp(@Observes(during = TransactionPhase.AFTER_SUCCESS) Reconciled reconciled) {
        registry.counter("threadline.unknown.looked.up", "result", lower(reconciled.result()))
                .increment();
    }

    private static String lower(Reconciled.Result result) {
        return result.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
