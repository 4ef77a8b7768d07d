package org.threadline.offer;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

import org.threadline.brand.Brand;
import org.threadline.brand.Delays;
import org.threadline.customer.Customer;
import org.threadline.value.Money;

/**
 * What customers are offered because an order of theirs is late: by itself, within the brand's budget, to each customer
 * so often and no more. What was withheld stands in the ledger too, with the reason.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class DelayOffers {

    /** Stands as who has asked for it, where agents stand otherwise. */
    static final String MACHINE = "threadline";

    private final DelayBudgets budgets;
    private final Event<Voucher.Changed> changed;
    private final Clock clock;

    DelayOffers(DelayBudgets budgets, Event<Voucher.Changed> changed, Clock clock) {
        this.budgets = budgets;
        this.changed = changed;
        this.clock = clock;
    }

    /**
     * @param incidentId what has befallen the order
     * @param daysLate as the customer counts them
     * @param currency in which the order was paid; null when nobody has told
     */
    public record Delay(String orderId, String incidentId, long daysLate, String currency) {}

    /** Brands for whose customers something is about to be offered in this transaction. */
    public void recall(Collection<String> brands) {
        budgets.take(brands);
    }

    /**
     * Offers what the brand offers for such a delay, once for each incident of an order.
     *
     * @param customer locked
     * @return absent when there is nothing to offer, or when it is withheld
     */
    public Optional<Voucher> offer(Brand brand, Customer customer, Delay delay) {
        Delays policy = brand.policies().delays();
        return policy.in(delay.currency())
                .flatMap(offer -> offer.amount(customer.tier(), delay.daysLate())
                        .map(amount -> decide(brand, customer, delay, amount, offer.budget())))
                .filter(voucher -> voucher.state() == Voucher.State.GIVEN);
    }

    private Voucher decide(Brand brand, Customer customer, Delay delay, Money amount, Money budget) {
        Delays policy = brand.policies().delays();
        Instant now = clock.instant();
        var voucher = new Voucher(customer, Cause.of(delay), amount, null, MACHINE, now);
        if (Voucher.offeredSince(customer.id(), now.minus(policy.memory())) >= policy.mostOffers()) {
            voucher.withhold("repeated-claims", now);
        } else if (budgets.spend(brand, amount, budget)) {
            voucher.give(VoucherCode.draw(), MACHINE, now, policy.validity());
        } else {
            voucher.withhold("budget-spent", now);
        }
        voucher.persistAndFlush();
        changed.fire(new Voucher.Changed(voucher));
        return voucher;
    }

    /** What was offered for this, and is still good. */
    public Optional<Voucher> offered(String brand, String orderId, String incidentId) {
        return Voucher.offered(brand, orderId, incidentId);
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
