package org.threadline.retention;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.hibernate.Session;

/** All carts that events have told us of. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class KnownCarts {

    private final Session entities;

    KnownCarts(Session entities) {
        this.entities = entities;
    }

    /**
     * These carts, read together and locked: whoever then asks for one of them by key asks no store. The lock is for a
     * cart that two customers claim, whose own locks do not keep them apart.
     */
    List<Cart> recall(Collection<Cart.Key> keys) {
        return entities.createNativeQuery("""
                        select c.* from cart c
                        join unnest(:brands, :ids) as asked (brand, cart_id)
                          on c.brand = asked.brand and c.cart_id = asked.cart_id
                        order by c.brand, c.cart_id
                        for no key update of c""", Cart.class)
                .setParameter("brands", keys.stream().map(Cart.Key::brand).toArray(String[]::new))
                .setParameter("ids", keys.stream().map(Cart.Key::cartId).toArray(String[]::new))
                .getResultList();
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
                        .executeUpdate()
                == 1;
    }
}
