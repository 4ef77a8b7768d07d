package org.threadline.inbound;

import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.threadline.brand.Brand;
import org.threadline.consent.Consent;
import org.threadline.consent.Evidence;
import org.threadline.customer.Customer;
import org.threadline.customer.Customers;
import org.threadline.order.OrderEvent;
import org.threadline.order.OrderUpdates;
import org.threadline.retention.CartReminders;

/** Events of the shop: each has its effect once, because the effect and the mark that it was had are one transaction. */
@ApplicationScoped
class ShopEvents {

    private final ConsumedEvents consumed;
    private final Customers customers;
    private final OrderUpdates orders;
    private final CartReminders carts;
    private final Consent consent;

    ShopEvents(
            ConsumedEvents consumed, Customers customers, OrderUpdates orders, CartReminders carts, Consent consent) {
        this.consumed = consumed;
        this.customers = customers;
        this.orders = orders;
        this.carts = carts;
        this.consent = consent;
    }

    /**
     * Takes the event in.
     *
     * @return false when it was taken in before, and nothing has changed
     * @throws UnusableEvent when its brand does not exist
     */
    @Transactional
    boolean take(ShopEvent event) {
        if (Brand.withKey(event.data().brand()).isEmpty()) {
            throw new UnusableEvent("unknown brand");
        }
        if (!consumed.mark(event)) {
            return false;
        }
        Customer customer =
                customers.meet(event.data().brand(), event.data().customer().phone());
        customers.learn(customer, event.data().customer());
        switch (event.data()) {
            case ShopEvent.OfOrder order -> take(order.event(), customer, event.time());
            case ShopEvent.OfCart cart -> carts.on(cart.event(), customer, event.time());
            case ShopEvent.ConsentChanged changed -> take(changed, customer, event.time());
        }
        return true;
    }

    private void take(OrderEvent event, Customer customer, Instant time) {
        orders.on(event, customer, time);
        if (event instanceof OrderEvent.Placed placed) {
            carts.bought(customer, placed.cartId(), placed.orderId(), time);
        }
    }

    private void take(ShopEvent.ConsentChanged changed, Customer customer, Instant time) {
        var evidence = new Evidence(changed.source(), changed.wording(), changed.ip(), null);
        consent.record(customer.brand(), customer.id(), changed.purpose(), changed.granted(), evidence, time);
    }
}
