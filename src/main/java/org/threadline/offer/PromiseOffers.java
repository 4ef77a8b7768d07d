package org.threadline.offer;

import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.threadline.brand.Brand;
import org.threadline.brand.PromiseGoodwill;
import org.threadline.customer.Customer;

/** What customers are offered because nobody has answered by when they were told. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class PromiseOffers {

    /** Whoever writes often would else be paid for it. */
    private static final int MOST = 1;

    private final Offers offers;

    PromiseOffers(Offers offers) {
        this.offers = offers;
    }

    /**
     * Offers what the brand offers then.
     *
     * @param customer locked
     * @param threadId in which they wait
     * @return absent when there is nothing to offer, or when it is withheld
     */
    public Optional<Voucher> offer(Brand brand, Customer customer, UUID threadId) {
        return brand.policies()
                .promises()
                .ownGoodwill()
                .map(goodwill -> offers.decide(brand, customer, Cause.ofWait(threadId), terms(goodwill)))
                .filter(voucher -> voucher.state() == Voucher.State.GIVEN);
    }

    private static Offers.Terms terms(PromiseGoodwill goodwill) {
        return new Offers.Terms(goodwill.money(), goodwill.budget(), MOST, goodwill.memory(), goodwill.validity());
    }
}
