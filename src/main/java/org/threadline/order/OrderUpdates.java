package org.threadline.order;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.threadline.brand.Brand;
import org.threadline.consent.Purpose;
import org.threadline.customer.Customer;
import org.threadline.message.Kind;
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

    /** "Today" is said of a parcel that is out for delivery: half a day later it may not be true any more. */
    private static final Duration TODAY = Duration.ofHours(12);

    private final OutboundMessages outbound;
    private final Wording wording;
    private final KnownOrders known;
    private final Clock clock;

    OrderUpdates(OutboundMessages outbound, Wording wording, KnownOrders known, Clock clock) {
        this.outbound = outbound;
        this.wording = wording;
        this.known = known;
        this.clock = clock;
    }

    /** Reads what these events are about at once, so that none of them has to ask for itself. */
    public void recall(List<OrderEvent> events) {
        known.recall(events.stream().map(OrderUpdates::key).distinct().toList());
    }

    /**
     * Takes an event in, in the caller's transaction.
     *
     * @param customer whom it concerns, locked
     * @param time when it happened, as the order system says
     * @param isNews false when it is too old to be told: what it says of the order counts, and nobody gets a text
     */
    public void on(OrderEvent event, Customer customer, Instant time, boolean isNews) {
        CustomerOrder order = CustomerOrder.of(key(event)).orElseGet(() -> {
            var unheardOf = new CustomerOrder(key(event), customer, time);
            unheardOf.persistAndFlush();
            return unheardOf;
        });
        if (!order.hear(event, time)) {
            return;
        }
        takeBack(event, order);
        Instant until = until(event, time);
        if (isNews && until.isAfter(clock.instant()) && isFirst(event, order, time)) {
            switch (event) {
                case OrderEvent.Shipped shipped -> say(Kind.ORDER_UPDATE, order, customer, until, OrderTexts::shipped);
                case OrderEvent.OutForDelivery out ->
                    say(Kind.ORDER_UPDATE, order, customer, until, OrderTexts::outForDelivery);
                case OrderEvent.Delivered delivered ->
                    say(Kind.ORDER_UPDATE, order, customer, until, OrderTexts::delivered);
                case OrderEvent.Delayed delay ->
                    say(Kind.DELAY_APOLOGY, order, customer, until, texts -> texts.delayed(delay));
                case OrderEvent.Placed placed -> {}
                case OrderEvent.Cancelled cancelled -> {}
            }
        }
    }

    /** What still waits to be said of the same order is old news, and an apology is none any more once it has arrived. */
    private void takeBack(OrderEvent event, CustomerOrder order) {
        if (!(event instanceof OrderEvent.Delayed)) {
            outbound.cancel(order.brand(), subject(order), Kind.ORDER_UPDATE, "superseded");
        }
        if (event instanceof OrderEvent.Delivered || event instanceof OrderEvent.Cancelled) {
            outbound.cancel(order.brand(), subject(order), Kind.DELAY_APOLOGY, "superseded");
        }
    }

    private Instant until(OrderEvent event, Instant time) {
        Instant tomorrow = clock.instant().plus(NEWS);
        Instant tonight = time.plus(TODAY);
        return event instanceof OrderEvent.OutForDelivery && tonight.isBefore(tomorrow) ? tonight : tomorrow;
    }

    /** The second key: brand, order, kind, incident. A later date for the same incident is kept, not apologised for. */
    private boolean isFirst(OrderEvent event, CustomerOrder order, Instant time) {
        return event instanceof OrderEvent.Delayed delay
                ? known.isFirst(delay, order.brand(), time)
                : known.isFirst(order, order.state().name());
    }

    private void say(
            Kind kind, CustomerOrder order, Customer customer, Instant until, Function<OrderTexts, Worded> words) {
        Instant now = clock.instant();
        Brand brand = Brand.withKey(customer.brand()).orElseThrow();
        Worded text = words.apply(new OrderTexts(wording, brand, customer, order, now));
        outbound.enqueue(
                customer,
                OutboundText.automatic(kind, Purpose.TRANSACTIONAL, text)
                        .about(subject(order))
                        .between(now, until));
    }

    private static CustomerOrder.Key key(OrderEvent event) {
        return new CustomerOrder.Key(event.brand(), event.orderId());
    }

    private static String subject(CustomerOrder order) {
        return "order:" + order.orderId();
    }
}
