package org.threadline.order;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

import org.threadline.brand.Brand;
import org.threadline.customer.Customer;
import org.threadline.value.Kind;

/** Tells customers of their orders before they have to ask. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class OrderUpdates {

    /** A text about an order is news for a day. */
    private static final Duration NEWS = Duration.ofDays(1);

    /** "Today" is said of a parcel that is out for delivery: half a day later it may not be true any more. */
    private static final Duration TODAY = Duration.ofHours(12);

    private final KnownOrders known;
    private final StepTexts steps;
    private final DelayApologies apologies;
    private final LateOffers offers;
    private final Event<Cancelled> cancelled;
    private final Clock clock;

    OrderUpdates(
            KnownOrders known,
            StepTexts steps,
            DelayApologies apologies,
            LateOffers offers,
            Event<Cancelled> cancelled,
            Clock clock) {
        this.known = known;
        this.steps = steps;
        this.apologies = apologies;
        this.offers = offers;
        this.cancelled = cancelled;
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

    /** An order will not come any more. */
    public record Cancelled(String orderId, Customer customer) {}

    /** What is about to be heard in this transaction: its orders and budgets are asked for at once. */
    public void recall(List<Heard> heard) {
        known.recall(heard);
        offers.recall(heard);
    }

    /** Takes an event in, in the caller's transaction, after {@link #recall}. */
    public void on(Heard heard) {
        CustomerOrder order = CustomerOrder.of(heard.key()).orElseThrow();
        boolean late = order.isLate();
        boolean somethingSaid = late || order.state() != CustomerOrder.State.PLACED;
        Instant promise = order.promise();
        OrderEvent event = heard.event();
        if (!order.hear(event, heard.time())) {
            return;
        }
        if (event instanceof OrderEvent.Cancelled) {
            cancelled.fire(new Cancelled(order.orderId(), heard.customer()));
        }
        // What still waits to be said of the same order is old news; there is none when nothing has been said.
        if (somethingSaid && !(event instanceof OrderEvent.Delayed)) {
            steps.takeBack(order, Kind.ORDER_UPDATE);
        }
        if (late && (event instanceof OrderEvent.Delivered || event instanceof OrderEvent.Cancelled)) {
            steps.takeBack(order, Kind.DELAY_APOLOGY);
        }
        Instant until = until(heard);
        if (heard.isNews() && until.isAfter(clock.instant())) {
            tell(heard, order, promise, until);
        }
    }

    /** Each step is told once, whatever becomes of the order: brand, order and step are its second key. */
    private void tell(Heard heard, CustomerOrder order, Instant promise, Instant until) {
        Customer customer = heard.customer();
        Brand brand = Brand.withKey(customer.brand()).orElseThrow();
        if (heard.event() instanceof OrderEvent.Delayed delay) {
            var days = CustomersDays.of(brand, customer, clock.instant());
            apologies.on(new DelayApologies.Late(delay, order, brand, customer, promise, days, until), heard.time());
        } else if (known.isFirst(order, order.state().name())) {
            steps.tell(order, brand, customer, until);
        }
    }

    private Instant until(Heard heard) {
        Instant tomorrow = clock.instant().plus(NEWS);
        Instant tonight = heard.time().plus(TODAY);
        return heard.event() instanceof OrderEvent.OutForDelivery && tonight.isBefore(tomorrow) ? tonight : tomorrow;
    }
}
