package org.threadline.inbound;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.threadline.consent.Consent;
import org.threadline.consent.Evidence;
import org.threadline.customer.Customer;
import org.threadline.order.OrderEvent;
import org.threadline.order.OrderUpdates;
import org.threadline.retention.CartReminders;

/** What follows from an event of the shop, and in which room. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class ShopEventEffects {

    private final OrderUpdates orders;
    private final CartReminders carts;
    private final Consent consent;

    ShopEventEffects(OrderUpdates orders, CartReminders carts, Consent consent) {
        this.orders = orders;
        this.carts = carts;
        this.consent = consent;
    }

    /** Reads what these events are about at once, so that none of them has to ask for itself. */
    void recall(List<ShopEvent> events) {
        orders.recall(of(events, ShopEvent.OfOrder.class)
                .map(ShopEvent.OfOrder::event)
                .toList());
        carts.recall(
                of(events, ShopEvent.OfCart.class).map(ShopEvent.OfCart::event).toList());
    }

    /** @param isNews false when the event is so old that nobody should get a text for it */
    void of(ShopEvent event, Customer customer, Instant time, boolean isNews) {
        switch (event.data()) {
            case ShopEvent.OfOrder order -> take(order.event(), customer, time, isNews);
            case ShopEvent.OfCart cart -> carts.on(cart.event(), customer, time, isNews);
            case ShopEvent.ConsentChanged changed -> take(changed, customer, time);
        }
    }

    private void take(OrderEvent event, Customer customer, Instant time, boolean isNews) {
        orders.on(event, customer, time, isNews);
        if (event instanceof OrderEvent.Placed placed) {
            carts.bought(customer, placed.cartId(), placed.orderId(), time);
        }
    }

    private void take(ShopEvent.ConsentChanged changed, Customer customer, Instant time) {
        var evidence = new Evidence(changed.source(), changed.wording(), changed.ip(), null);
        consent.record(customer.brand(), customer.id(), changed.purpose(), changed.granted(), evidence, time);
    }

    private static <T> Stream<T> of(List<ShopEvent> events, Class<T> kind) {
        return events.stream().map(ShopEvent::data).filter(kind::isInstance).map(kind::cast);
    }
}
