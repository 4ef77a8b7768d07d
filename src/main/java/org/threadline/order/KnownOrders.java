package org.threadline.order;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.hibernate.Session;
import org.hibernate.query.QueryFlushMode;
import org.threadline.order.OrderUpdates.Heard;

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
     * The orders that these events are about, made where they are new, read together and locked: whoever then asks for
     * one of them by key asks no store. The lock is for an order that two customers claim, whose own locks do not keep
     * them apart.
     */
    List<CustomerOrder> recall(Collection<Heard> heard) {
        Map<CustomerOrder.Key, Heard> first =
                new TreeMap<>(Comparator.comparing(CustomerOrder.Key::brand).thenComparing(CustomerOrder.Key::orderId));
        heard.forEach(one -> first.putIfAbsent(one.key(), one));
        if (first.isEmpty()) {
            return List.of();
        }
        String[] brands = first.keySet().stream().map(CustomerOrder.Key::brand).toArray(String[]::new);
        String[] ids = first.keySet().stream().map(CustomerOrder.Key::orderId).toArray(String[]::new);
        make(first.values(), brands, ids);
        return entities.createNativeQuery("""
                        select o.* from customer_order o
                        join unnest(:brands, :ids) as asked (brand, order_id)
                          on o.brand = asked.brand and o.order_id = asked.order_id
                        order by o.brand, o.order_id
                        for no key update of o""", CustomerOrder.class)
                .setParameter("brands", brands)
                .setParameter("ids", ids)
                .getResultList();
    }

    private void make(Collection<Heard> first, String[] brands, String[] ids) {
        entities.createNativeMutationQuery("""
                        insert into customer_order (brand, order_id, customer_id, state, state_rank, as_of)
                        select brand, order_id, customer_id, 'PLACED', 0, as_of
                        from unnest(:brands, :ids, :customers, :times) as heard (brand, order_id, customer_id, as_of)
                        order by brand, order_id
                        on conflict on constraint pk_customer_order do nothing""")
                .setParameter("brands", brands)
                .setParameter("ids", ids)
                .setParameter(
                        "customers",
                        first.stream().map(one -> one.customer().id()).toArray(UUID[]::new))
                .setParameter("times", first.stream().map(Heard::time).toArray(Instant[]::new))
                .executeUpdate();
    }

    /** @return whether the customer has not been told before that the order has come to this */
    boolean isFirst(CustomerOrder order, String kind) {
        return entities.createNativeMutationQuery("""
                        insert into order_news (brand, order_id, kind, told_at)
                        values (:brand, :order, :kind, :now)
                        on conflict on constraint pk_order_news do nothing""")
                        .setParameter("brand", order.brand())
                        .setParameter("order", order.orderId())
                        .setParameter("kind", kind)
                        .setParameter("now", clock.instant())
                        .setQueryFlushMode(QueryFlushMode.NO_FLUSH)
                        .executeUpdate()
                == 1;
    }
}
