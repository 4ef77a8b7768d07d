package org.threadline.thread;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.threadline.consent.Consent;
import org.threadline.customer.Customer;
import org.threadline.customer.LeftCarts;

/** Puts together who is writing: one question to each room that knows something, however much there is. */
@ApplicationScoped
class CustomerContext {

    private static final int MOST_THREADS = 20;

    private final Dossiers dossiers;
    private final LeftCarts carts;
    private final Consent consent;
    private final PromisesMade promises;
    private final ChangesAsked changes;

    CustomerContext(Dossiers dossiers, LeftCarts carts, Consent consent, PromisesMade promises, ChangesAsked changes) {
        this.dossiers = dossiers;
        this.carts = carts;
        this.consent = consent;
        this.promises = promises;
        this.changes = changes;
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
                dossiers.of(customer),
                carts.of(brand, Set.of(id)).getOrDefault(id, List.of()),
                ConsentView.state(consent.allowed(brand, id)),
                threads,
                promises.of(brand, id),
                changes.of(brand, id));
    }
}
