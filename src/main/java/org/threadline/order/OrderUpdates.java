package org.threadline.order;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.hibernate.Session;
import org.threadline.brand.Brand;
import org.threadline.consent.Purpose;
import org.threadline.customer.Customer;
import org.threadline.message.Kind;
import org.threadline.message.Message;
import org.threadline.outbound.OutboundMessages;
import org.threadline.outbound.OutboundText;
import org.threadline.wording.Worded;
import org.threadline.wording.Wording;

/** Tells customers of their orders before they have to ask. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class OrderUpdates {

    /** A text about an order is news for a day. */
    private static final Duration NEWS = Duration.ofDays(1);

    private final OutboundMessages outbound;
    private final Wording wording;
    private final Session entities;
    private final Clock clock;

    OrderUpdates(OutboundMessages outbound, Wording wording, Session entities, Clock clock) {
        this.outbound = outbound;
        this.wording = wording;
        this.entities = entities;
        this.clock = clock;
    }

    /**
     * Takes an event in, in the caller's transaction.
     *
     * @param customer whom it concerns, locked
     * @param time when it happened, as the order system says
     */
    public void on(OrderEvent event, Customer customer, Instant time) {
        var key = new CustomerOrder.Key(customer.brand(), event.orderId());
        CustomerOrder order = CustomerOrder.of(key).orElseGet(() -> {
            var unheardOf = new CustomerOrder(key, customer, time);
            unheardOf.persistAndFlush();
            return unheardOf;
        });
        switch (event) {
            case OrderEvent.Placed placed -> order.contains(placed);
            case OrderEvent.Shipped shipped -> {
                if (order.comeTo(CustomerOrder.State.SHIPPED, time)) {
                    order.travel(shipped.carrier(), shipped.trackingUrl(), shipped.eta());
                    tell(order, customer, OrderTexts::shipped);
                }
            }
            case OrderEvent.OutForDelivery out -> {
                if (order.comeTo(CustomerOrder.State.OUT_FOR_DELIVERY, time)) {
                    order.travel(null, null, out.eta());
                    tell(order, customer, OrderTexts::outForDelivery);
                }
            }
            case OrderEvent.Delivered delivered -> {
                if (order.comeTo(CustomerOrder.State.DELIVERED, time)) {
                    takeBack(order, customer, Kind.DELAY_APOLOGY);
                    tell(order, customer, OrderTexts::delivered);
                }
            }
            case OrderEvent.Delayed delayed -> apologise(delayed, order, customer, time);
            case OrderEvent.Cancelled cancelled -> {
                if (order.comeTo(CustomerOrder.State.CANCELLED, time)) {
                    takeBack(order, customer, Kind.ORDER_UPDATE);
                    takeBack(order, customer, Kind.DELAY_APOLOGY);
                }
            }
        }
    }

    /** Says the newest; what still waits to be said of the same order is old news. */
    private void tell(CustomerOrder order, Customer customer, Function<OrderTexts, Worded> words) {
        takeBack(order, customer, Kind.ORDER_UPDATE);
        say(Kind.ORDER_UPDATE, order, customer, words);
    }

    /** Once per incident: a later date for the same incident is kept, but not apologised for again. */
    private void apologise(OrderEvent.Delayed delay, CustomerOrder order, Customer customer, Instant time) {
        if (!order.slip(delay.newEta(), time) || !isNew(delay, customer.brand(), time)) {
            return;
        }
        say(Kind.DELAY_APOLOGY, order, customer, texts -> texts.delayed(delay));
    }

    private Message say(Kind kind, CustomerOrder order, Customer customer, Function<OrderTexts, Worded> words) {
        Instant now = clock.instant();
        Brand brand = Brand.withKey(customer.brand()).orElseThrow();
        Worded text = words.apply(new OrderTexts(wording, brand, customer, order, now));
        return outbound.enqueue(
                customer,
                OutboundText.automatic(kind, Purpose.TRANSACTIONAL, text)
                        .about(subject(order))
                        .between(now, now.plus(NEWS)));
    }

    private void takeBack(CustomerOrder order, Customer customer, Kind kind) {
        outbound.cancel(customer.brand(), subject(order), kind, "superseded");
    }

    private static String subject(CustomerOrder order) {
        return "order:" + order.orderId();
    }

    private boolean isNew(OrderEvent.Delayed delay, String brand, Instant time) {
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
