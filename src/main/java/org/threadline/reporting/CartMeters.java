package org.threadline.reporting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;

import org.threadline.retention.CartReminder;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;

/** How many carts were bought after their reminder; there from the start, so that one can watch it. */
@ApplicationScoped
class CartMeters {

    private final Counter recovered;

    CartMeters(MeterRegistry registry) {
        this.recovered = registry.counter("threadline.carts.recovered");
    }

    void start(@Observes StartupEvent started) {
        // Being made is enough.
    }

    void recovered(@Observes(during = TransactionPhase.AFTER_SUCCESS) CartReminder.Recovered news) {
        recovered.increment();
    }
}
