package org.threadline.reporting;

import java.util.Locale;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;

import org.threadline.offer.BudgetReached;
import org.threadline.offer.Voucher;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;

/** How often budgets come to their end, and how many codes are used; there from the start, so that alerts can watch. */
@ApplicationScoped
class BudgetMeters {

    private final MeterRegistry registry;

    BudgetMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void start(@Observes StartupEvent started) {
        Stream.of(Voucher.Origin.values()).forEach(this::redeemed);
        Stream.of(Voucher.Origin.DELAY, Voucher.Origin.PROMISE)
                .forEach(origin -> Stream.of(80, 100).forEach(percent -> reached(origin, percent)));
    }

    void reached(@Observes(during = TransactionPhase.AFTER_SUCCESS) BudgetReached reached) {
        reached(reached.voucher().origin(), reached.percent()).increment();
    }

    void redeemed(@Observes(during = TransactionPhase.AFTER_SUCCESS) Voucher.Redeemed redeemed) {
        redeemed(redeemed.voucher().origin()).increment();
    }

    private Counter reached(Voucher.Origin origin, int percent) {
        return registry.counter(
                "threadline.budgets.reached", "origin", lower(origin), "percent", String.valueOf(percent));
    }

    private Counter redeemed(Voucher.Origin origin) {
        return registry.counter("threadline.vouchers.redeemed", "origin", lower(origin));
    }

    private static String lower(Voucher.Origin origin) {
        return origin.name().toLowerCase(Locale.ROOT);
    }
}
