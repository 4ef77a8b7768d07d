package org.threadline.offer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

import org.threadline.brand.Brand;
import org.threadline.customer.Customer;
import org.threadline.value.Money;

/**
 * What customers are offered by itself: within the brand's budget, to each customer so often and no more. What was withheld
 * stands in the ledger too, with the reason. An offer lives and dies with the text that tells of it.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Offers {

    /** Stands as who has asked for it, where agents stand otherwise. */
    static final String MACHINE = "threadline";

    private final Budgets budgets;
    private final BudgetAlerts alerts;
    private final Event<Voucher.Changed> changed;
    private final Clock clock;

    Offers(Budgets budgets, BudgetAlerts alerts, Event<Voucher.Changed> changed, Clock clock) {
        this.budgets = budgets;
        this.alerts = alerts;
        this.changed = changed;
        this.clock = clock;
    }

    /**
     * What a brand offers.
     *
     * @param budget of a month
     * @param most so many a customer is offered within {@code memory}
     * @param validity how long it can be used
     */
    record Terms(Money amount, Money budget, int most, Duration memory, Duration validity) {}

    /** Brands for whose customers something is about to be offered in this transaction. */
    public void recall(Collection<String> brands) {
        budgets.take(brands);
    }

    /**
     * Offers it, or withholds it.
     *
     * @param customer locked
     */
    Voucher decide(Brand brand, Customer customer, Cause cause, Terms terms) {
        Instant now = clock.instant();
        var voucher = new Voucher(customer, cause, terms.amount(), null, MACHINE, now);
        if (Voucher.offeredSince(customer.id(), cause.origin(), now.minus(terms.memory())) >= terms.most()) {
            voucher.withhold("repeated-claims", now);
            keep(voucher);
        } else {
            spend(brand, voucher, terms, now);
        }
        return voucher;
    }

    private void spend(Brand brand, Voucher voucher, Terms terms, Instant now) {
        Budgets.Spending spending = budgets.spend(brand, voucher.origin(), terms.amount(), terms.budget());
        if (spending.isGranted()) {
            voucher.give(VoucherCode.draw(), MACHINE, now, terms.validity());
        } else {
            voucher.withhold("budget-spent", now);
        }
        keep(voucher);
        alerts.look(brand, voucher, spending);
    }

    private void keep(Voucher voucher) {
        voucher.persistAndFlush();
        changed.fire(new Voucher.Changed(voucher));
    }

    /** The text that tells the customer; when that never leaves, nobody has been offered anything. */
    public void tellBy(Voucher voucher, UUID messageId) {
        voucher.toldBy(messageId);
    }

    /** Another text tells the customer instead. */
    public void tellBy(UUID messageId, UUID instead) {
        Voucher.toldBy(messageId, instead);
    }

    /** The text that would have told the customer has not left and never will. */
    public void takeBack(UUID messageId) {
        Voucher.lockToldBy(messageId).ifPresent(voucher -> {
            voucher.becomeVoid(clock.instant());
            changed.fire(new Voucher.Changed(voucher));
        });
    }
}
