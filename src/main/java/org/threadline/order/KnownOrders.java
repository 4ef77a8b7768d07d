package org.threadline.order;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.hibernate.Session;

/** All orders that events have told us of, and what their customers have been told. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class KnownOrders {

    private final Session entities;
    private final Clock clock;

    KnownOrders(Session entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /**
     * These orders, read together and locked: whoever then asks for one of them by key asks no store. The lock is for an
     * order that two customers claim, whose own locks do not keep them apart.
     */
    List<CustomerOrder> recall(Collection<CustomerOrder.Key> keys) {
        return entities.createNativeQuery("""
                        select o.* from customer_order o
                        join unnest(:brands, :ids) as asked (brand, order_id)
                          on o.brand = asked.brand and o.order_id = asked.order_id
                        order by o.brand, o.order_id
                        for no key update of o""", CustomerOrder.class)
                .setParameter(
                        "brands", keys.stream().map(CustomerOrder.Key::brand).toArray(String[]::new))
                .setParameter(
                        "ids", keys.stream().map(CustomerOrder.Key::orderId).toArray(String[]::new))
                .getResultList();
    }

    /** @return whether the customer has not been told before that the order has come to this */
    boolean isFirst(CustomerOrder order, String kind) {
        entities.flush();
        return entities.createNativeMutationQuery("""
                        insert into order_news (brand, order_id, kind, told_at)
                        values (:brand, :order, :kind, :now)
                        on conflict on constraint pk_order_news do nothing""")
                        .setParameter("brand", order.brand())
                        .setParameter("order", order.orderId())
                        .setParameter("kind", kind)
                        .setParameter("now", clock.instant())
                        .executeUpdate()
                == 1;
    }

    /** @return whether nobody has apologised for this incident before */
    boolean isFirst(OrderEvent.Delayed delay, String brand, Instant time) {
        entities.flush();
        return entities.createNativeMutationQuery("""
                        insert into order_incident (brand, order_id, incident_id, new_eta, reason, occurred_at)
                        values (:brand, :order, :incident, :eta, :reason, :time)
                        on conflict on constraint pk_order_incident do nothing""")
                        .setParameter("brand", brand)
                        .setParameter("order", delay.orderId())
                        .setParameter("incident", delay.incidentId())
                        .setParameter("eta", delay.newEta())
                        .setParameter("reason", delay.reason())
                        .setParameter("time", time)
                        .executeUpdate()
                == 1;
    }
}
