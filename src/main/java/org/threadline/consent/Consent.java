package org.threadline.consent;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.hibernate.Session;

/** The ledger of consent, per brand and customer, and what follows from it now. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Consent {

    private final Session entities;
    private final Clock clock;

    Consent(Session entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /**
     * Adds one line.
     *
     * @param said when it was said, which may be a while ago; the latest said counts, not the latest heard
     */
    public void record(String brand, UUID customer, Purpose purpose, boolean granted, Evidence evidence, Instant said) {
        new ConsentEntry(brand, customer, purpose, granted, evidence, said, clock.instant()).persist();
    }

    /**
     * STOP: nothing more, for any purpose, unless something newer was heard before it.
     *
     * @param said when the customer sent it
     * @return false when the customer had already stopped everything
     */
    public boolean withdraw(String brand, UUID customer, Evidence evidence, Instant said) {
        boolean news = !allowed(brand, Set.of(customer)).get(customer).isEmpty();
        for (Purpose purpose : Purpose.values()) {
            record(brand, customer, purpose, false, evidence, said);
        }
        return news;
    }

    /**
     * START: gives back what the last STOP took, so that nobody is signed up to more than they had. Written down even
     * when there was no STOP: an older one may still be on its way to us, and must find something newer.
     *
     * @param said when the customer sent it
     */
    public void restore(String brand, UUID customer, Evidence evidence, Instant said) {
        Set<Purpose> before = EnumSet.of(Purpose.SUPPORT, Purpose.TRANSACTIONAL);
        if (marketingBeforeStop(brand, customer)) {
            before.add(Purpose.MARKETING);
        }
        before.forEach(purpose -> record(brand, customer, purpose, true, evidence, said));
    }

    public boolean allows(String brand, UUID customer, Purpose purpose) {
        return allowed(brand, Set.of(customer)).get(customer).contains(purpose);
    }

    /** What each of these customers allows now. One query for all; every customer asked for is in the answer. */
    public Map<UUID, Set<Purpose>> allowed(String brand, Collection<UUID> customers) {
        entities.flush();
        var allowed = new HashMap<UUID, Set<Purpose>>();
        customers.forEach(customer -> allowed.put(customer, unlessWithdrawn()));
        for (Object[] state : latest(brand, customers)) {
            Set<Purpose> purposes = allowed.get((UUID) state[0]);
            Purpose purpose = Purpose.valueOf((String) state[1]);
            if ((Boolean) state[2]) {
                purposes.add(purpose);
            } else {
                purposes.remove(purpose);
            }
        }
        return allowed;
    }

    private List<Object[]> latest(String brand, Collection<UUID> customers) {
        return entities.createNativeQuery("""
                        select distinct on (customer_id, purpose) customer_id, purpose, granted
                        from consent_entry
                        where brand = :brand and customer_id in (:customers)
                        order by customer_id, purpose, effective_at desc, id desc""", Object[].class)
                .setParameter("brand", brand)
                .setParameter("customers", customers)
                .getResultList();
    }

    /** As it was said anywhere but by text; a shop may well call its own source a keyword, so the text itself decides. */
    private boolean marketingBeforeStop(String brand, UUID customer) {
        entities.flush();
        return !entities.createNativeQuery("""
                        select 1 from (
                          select granted from consent_entry
                          where brand = :brand and customer_id = :customer and purpose = 'MARKETING' and message_id is null
                          order by effective_at desc, id desc limit 1) as before
                        where granted""", Integer.class)
                .setParameter("brand", brand)
                .setParameter("customer", customer)
                .getResultList()
                .isEmpty();
    }

    private static Set<Purpose> unlessWithdrawn() {
        return Arrays.stream(Purpose.values())
                .filter(Purpose::isAllowedUntilWithdrawn)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Purpose.class)));
    }
}
