package org.threadline.retention;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.hibernate.Session;
import org.hibernate.query.QueryFlushMode;
import org.threadline.customer.Customer;
import org.threadline.retention.Cart.State;

/** All carts that events have told us of. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class KnownCarts {

    private final Session entities;

    KnownCarts(Session entities) {
        this.entities = entities;
    }

    /**
     * The carts that this is about, made where they are new, read together and locked: whoever then asks for one of them
     * by key asks no store. The lock is for a cart that two customers claim, whose own locks do not keep them apart.
     */
    List<Cart> recall(Collection<CartReminders.About> abouts) {
        Map<Cart.Key, CartReminders.About> first =
                new TreeMap<>(Comparator.comparing(Cart.Key::brand).thenComparing(Cart.Key::cartId));
        abouts.forEach(about -> first.putIfAbsent(about.key(), about));
        if (first.isEmpty()) {
            return List.of();
        }
        String[] brands = first.keySet().stream().map(Cart.Key::brand).toArray(String[]::new);
        String[] ids = first.keySet().stream().map(Cart.Key::cartId).toArray(String[]::new);
        make(first.values(), brands, ids);
        return entities.createNativeQuery("""
                        select c.* from cart c
                        join unnest(:brands, :ids) as asked (brand, cart_id)
                          on c.brand = asked.brand and c.cart_id = asked.cart_id
                        order by c.brand, c.cart_id
                        for no key update of c""", Cart.class)
                .setParameter("brands", brands)
                .setParameter("ids", ids)
                .getResultList();
    }

    private void make(Collection<CartReminders.About> first, String[] brands, String[] ids) {
        entities.createNativeMutationQuery("""
                        insert into cart (brand, cart_id, customer_id, state, as_of)
                        select brand, cart_id, customer_id, 'ACTIVE', as_of
                        from unnest(:brands, :ids, :customers, :times) as heard (brand, cart_id, customer_id, as_of)
                        order by brand, cart_id
                        on conflict on constraint pk_cart do nothing""")
                .setParameter("brands", brands)
                .setParameter("ids", ids)
                .setParameter(
                        "customers",
                        first.stream().map(one -> one.customer().id()).toArray(UUID[]::new))
                .setParameter(
                        "times", first.stream().map(CartReminders.About::time).toArray(Instant[]::new))
                .executeUpdate();
    }

    /** The customer's carts that lie there since this moment or longer. */
    List<Cart> leftBy(Customer customer, Instant until) {
        return Cart.list(
                "key.brand = ?1 and customerId = ?2 and state = ?3 and asOf <= ?4",
                customer.brand(),
                customer.id(),
                State.ACTIVE,
                until);
    }

    /** Those of these customers that are filled and not bought, the newest first. One query for all. */
    List<Cart> leftBy(String brand, Collection<UUID> customers) {
        return Cart.list(
                "key.brand = ?1 and customerId in ?2 and state = ?3 order by asOf desc",
                brand,
                customers,
                State.ACTIVE);
    }

    /** The second key: brand, cart, kind, moment. @return whether this was not heard before, under whatever id */
    boolean isFirst(CartEvent event, Instant time) {
        return entities.createNativeMutationQuery("""
                        insert into cart_news (brand, cart_id, kind, occurred_at)
                        values (:brand, :cart, :kind, :time)
                        on conflict on constraint pk_cart_news do nothing""")
                        .setParameter("brand", event.brand())
                        .setParameter("cart", event.cartId())
                        .setParameter("kind", event.getClass().getSimpleName().toUpperCase(Locale.ROOT))
                        .setParameter("time", time)
                        .setQueryFlushMode(QueryFlushMode.NO_FLUSH)
                        .executeUpdate()
                == 1;
    }
}
