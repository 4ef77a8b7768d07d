package org.threadline.reporting;

import java.util.Locale;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;

import org.threadline.offer.Voucher;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;

/** How many gestures are asked for, made and refused; the counters are there from the start, so that alerts can watch. */
@ApplicationScoped
class GoodwillMeters {

    private static final String VOUCHERS = "threadline.vouchers";

    private final MeterRegistry registry;

    GoodwillMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void start(@Observes StartupEvent started) {
        Stream.of(Voucher.State.values()).forEach(state -> registry.counter(VOUCHERS, "state", lower(state)));
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) Voucher.Changed changed) {
        registry.counter(VOUCHERS, "state", lower(changed.voucher().state())).increment();
    }

    private static String lower(Voucher.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
