package org.threadline.reporting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;

import org.threadline.outbound.SurgeAlert;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;

/** Numbers that nobody knew and that came all at once: counted for the alarm, and one line for whoever comes to look. */
@ApplicationScoped
class SurgeAlerts {

    private final MeterRegistry registry;

    SurgeAlerts(MeterRegistry registry) {
        this.registry = registry;
    }

    void count(@Observes(during = TransactionPhase.AFTER_SUCCESS) SurgeAlert alert) {
        registry.counter("threadline.surges", "country", alert.country()).increment();
        Log.warnf(
                "brand %s: too many unknown numbers of one prefix in %s within a short time; texts to them wait",
                alert.brand(), alert.country());
    }
}
