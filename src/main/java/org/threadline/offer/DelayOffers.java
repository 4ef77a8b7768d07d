package org.threadline.offer;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.threadline.brand.Brand;
import org.threadline.brand.Delays;
import org.threadline.customer.Customer;
import org.threadline.value.Money;

/** What customers are offered because an order of theirs is late. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class DelayOffers {

    private final Offers offers;

    DelayOffers(Offers offers) {
        this.offers = offers;
    }

    /**
     * @param incidentId what has befallen the order
     * @param daysLate as the customer counts them
     * @param currency in which the order was paid; null when nobody has told
     */
    public record Delay(String orderId, String incidentId, long daysLate, String currency) {}

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
                        .map(amount ->
                                offers.decide(brand, customer, Cause.of(delay), terms(policy, amount, offer.budget()))))
                .filter(voucher -> voucher.state() == Voucher.State.GIVEN);
    }

    private static Offers.Terms terms(Delays policy, Money amount, Money budget) {
        return new Offers.Terms(amount, budget, policy.mostOffers(), policy.memory(), policy.validity());
    }

    /** What was offered for this, and is still good. */
    public Optional<Voucher> offered(String brand, String orderId, String incidentId) {
        return Voucher.offered(brand, orderId, incidentId);
    }
}
