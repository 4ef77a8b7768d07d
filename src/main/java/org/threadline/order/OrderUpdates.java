package org.threadline.order;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

import org.threadline.brand.Brand;
import org.threadline.consent.Purpose;
import org.threadline.customer.Customer;
import org.threadline.outbound.OutboundMessages;
import org.threadline.outbound.OutboundText;
import org.threadline.value.Kind;
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
    private final Event<Delivered> delivered;
    private final Clock clock;

    OrderUpdates(
            OutboundMessages outbound, Wording wording, KnownOrders known, Event<Delivered> delivered, Clock clock) {
        this.outbound = outbound;
        this.wording = wording;
        this.known = known;
        this.delivered = delivered;
        this.clock = clock;
    }

    /**
     * An event, and what is known of it.
     *
     * @param customer whom it concerns, locked
     * @param time when it happened, as the order system says
     * @param isNews false when it is too old to be told: what it says of the order counts, and nobody gets a text
     */
    public record Heard(OrderEvent event, Customer customer, Instant time, boolean isNews) {

        CustomerOrder.Key key() {
            return new CustomerOrder.Key(event.brand(), event.orderId());
        }
    }

    /** A parcel has arrived, lately and for the first time that we hear. */
    public record Delivered(String orderId, Customer customer) {}

    /** What is about to be heard in this transaction: its orders are asked for at once. */
    public void recall(List<Heard> heard) {
        known.recall(heard);
    }

    /** Takes an event in, in the caller's transaction, after {@link #recall}. */
    public void on(Heard heard) {
        CustomerOrder order = CustomerOrder.of(heard.key()).orElseThrow();
        boolean somethingSaid = order.state() != CustomerOrder.State.PLACED;
        boolean apologised = order.isLate();
        OrderEvent event = heard.event();
        if (!order.hear(event, heard.time())) {
            return;
        }
        // What still waits to be said of the same order is old news; there is none when nothing has been said.
        if (somethingSaid && !(event instanceof OrderEvent.Delayed)) {
            takeBack(order, Kind.ORDER_UPDATE);
        }
        if (apologised && (event instanceof OrderEvent.Delivered || event instanceof OrderEvent.Cancelled)) {
            takeBack(order, Kind.DELAY_APOLOGY);
        }
        if (heard.isNews() && until(heard).isAfter(clock.instant()) && isFirst(heard, order)) {
            tell(heard, order);
        }
    }

    private void tell(Heard heard, CustomerOrder order) {
        switch (heard.event()) {
            case OrderEvent.Shipped shipped -> say(Kind.ORDER_UPDATE, heard, order, OrderTexts::shipped);
            case OrderEvent.OutForDelivery out -> say(Kind.ORDER_UPDATE, heard, order, OrderTexts::outForDelivery);
            case OrderEvent.Delivered arrived -> {
                say(Kind.ORDER_UPDATE, heard, order, OrderTexts::delivered);
                delivered.fire(new Delivered(order.orderId(), heard.customer()));
            }
            case OrderEvent.Delayed delay -> say(Kind.DELAY_APOLOGY, heard, order, texts -> texts.delayed(delay));
            case OrderEvent.Placed placed -> {}
            case OrderEvent.Cancelled cancelled -> {}
        }
    }

    private void takeBack(CustomerOrder order, Kind kind) {
        outbound.cancel(order.brand(), subject(order), kind, "superseded");
    }

    private Instant until(Heard heard) {
        Instant tomorrow = clock.instant().plus(NEWS);
        Instant tonight = heard.time().plus(TODAY);
        return heard.event() instanceof OrderEvent.OutForDelivery && tonight.isBefore(tomorrow) ? tonight : tomorrow;
    }

    /** The second key: brand, order, kind, incident. A later date for the same incident is kept, not apologised for. */
    private boolean isFirst(Heard heard, CustomerOrder order) {
        return heard.event() instanceof OrderEvent.Delayed delay
                ? known.isFirst(delay, order.brand(), heard.time())
                : known.isFirst(order, order.state().name());
    }

    private void say(Kind kind, Heard heard, CustomerOrder order, Function<OrderTexts, Worded> words) {
        Instant now = clock.instant();
        Customer customer = heard.customer();
        Brand brand = Brand.withKey(customer.brand()).orElseThrow();
        Worded text = words.apply(new OrderTexts(wording, brand, customer, order, now));
        outbound.enqueue(
                customer,
                OutboundText.automatic(kind, Purpose.TRANSACTIONAL, text)
                        .about(subject(order))
                        .between(now, until(heard)));
    }

    private static String subject(CustomerOrder order) {
        return "order:" + order.orderId();
    }
}
