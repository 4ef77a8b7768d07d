package org.threadline.order;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.threadline.brand.Brand;
import org.threadline.consent.Consent;
import org.threadline.consent.Purpose;
import org.threadline.offer.DelayOffers;
import org.threadline.offer.Offers;
import org.threadline.offer.Voucher;

/** What comes with an apology, if the brand offers something and the customer may be told of it. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class LateOffers {

    private final Offers budgets;
    private final DelayOffers offers;
    private final Consent consent;

    LateOffers(Offers budgets, DelayOffers offers, Consent consent) {
        this.budgets = budgets;
        this.offers = offers;
        this.consent = consent;
    }

    /** What is about to be heard: budgets that may be spent from are taken at once, in one order. */
    void recall(List<OrderUpdates.Heard> heard) {
        budgets.recall(heard.stream()
                .filter(one -> one.isNews() && one.event() instanceof OrderEvent.Delayed)
                .map(one -> one.event().brand())
                .distinct()
                .filter(brand ->
                        Brand.withKey(brand).orElseThrow().policies().delays().isOn())
                .collect(Collectors.toSet()));
    }

    Optional<Voucher> of(DelayApologies.Late late) {
        Brand brand = late.brand();
        if (!brand.policies().delays().isOn()
                || !consent.allows(brand.key(), late.customer().id(), Purpose.TRANSACTIONAL)) {
            return Optional.empty();
        }
        var delay = new DelayOffers.Delay(
                late.order().orderId(),
                late.delay().incidentId(),
                late.days().late(late.promise(), late.delay().newEta()),
                late.order().currency());
        return offers.offer(brand, late.customer(), delay);
    }

    /** What has come with the apology, as long as it is good. */
    Optional<Voucher> with(OrderIncident incident) {
        OrderIncident.Key key = incident.key();
        return offers.offered(key.brand(), key.orderId(), key.incidentId());
    }
}
