package org.threadline.order;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.Session;

/** Who waits for an order that is late. */
@ApplicationScoped
public class LateOrders {

    private final Session entities;

    LateOrders(Session entities) {
        this.entities = entities;
    }

    /**
     * Those of these customers, in one query.
     *
     * @param since orders of which nothing was heard since then do not count
     */
    public Set<UUID> among(Set<String> brands, Set<UUID> customers, Instant since) {
        return Set.copyOf(entities.createNativeQuery("""
                        select distinct customer_id from customer_order
                        where brand in (:brands) and customer_id in (:customers) and as_of > :since
                          and late and state not in ('DELIVERED', 'CANCELLED')""", UUID.class)
                .setParameter("brands", brands)
                .setParameter("customers", customers)
                .setParameter("since", since)
                .getResultList());
    }
}
