package org.threadline.thread;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.threadline.consent.Consent;
import org.threadline.customer.Customer;
import org.threadline.customer.LastSurveys;
import org.threadline.customer.LeftCarts;
import org.threadline.customer.OpenOrders;
import org.threadline.offer.Goodwill;

/** Puts together who is writing: one question to each room that knows something, however much there is. */
@ApplicationScoped
class CustomerContext {

    private static final int MOST_THREADS = 20;

    private final OpenOrders orders;
    private final LeftCarts carts;
    private final LastSurveys surveys;
    private final Consent consent;
    private final Goodwill goodwill;
    private final PromisesMade promises;

    CustomerContext(
            OpenOrders orders,
            LeftCarts carts,
            LastSurveys surveys,
            Consent consent,
            Goodwill goodwill,
            PromisesMade promises) {
        this.orders = orders;
        this.carts = carts;
        this.surveys = surveys;
        this.consent = consent;
        this.goodwill = goodwill;
        this.promises = promises;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    ContextView of(Customer customer) {
        UUID id = customer.id();
        String brand = customer.brand();
        List<SupportThread> threads = SupportThread.<SupportThread>find(
                        "brand = ?1 and customerId = ?2 order by clock.openedAt desc, id desc", brand, id)
                .range(0, MOST_THREADS - 1)
                .list();
        return ContextView.of(
                customer,
                orders.of(brand, Set.of(id)).getOrDefault(id, List.of()),
                carts.of(brand, Set.of(id)).getOrDefault(id, List.of()),
                ConsentView.state(consent.allowed(brand, id)),
                threads,
                surveys.of(brand, Set.of(id)).get(id),
                goodwill.usable(Set.of(id)).getOrDefault(id, List.of()),
                promises.of(brand, id));
    }
}
