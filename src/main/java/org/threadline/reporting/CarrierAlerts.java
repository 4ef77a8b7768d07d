package org.threadline.reporting;

import java.util.Locale;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;

import org.threadline.outbound.CarrierAlert;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;

/** What people must see to at the carrier: counted for the alarm, and one line for whoever comes to look. */
@ApplicationScoped
class CarrierAlerts {

    private final MeterRegistry registry;

    CarrierAlerts(MeterRegistry registry) {
        this.registry = registry;
    }

    void count(@Observes(during = TransactionPhase.AFTER_SUCCESS) CarrierAlert alert) {
        String consequence = alert.consequence().name().toLowerCase(Locale.ROOT).replace('_', '-');
        registry.counter("threadline.carrier.alerts", "code", alert.code(), "consequence", consequence)
                .increment();
        Log.warnf(
                "carrier error %s, %s: brand %s, met by message %s",
                alert.code(), consequence, alert.brand(), alert.messageId());
    }
}
