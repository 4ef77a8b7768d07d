package org.threadline.order;

import java.io.Serializable;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.threadline.customer.Customer;
import org.threadline.customer.OpenOrders.OpenOrder;
import org.threadline.value.Item;
import org.threadline.value.Money;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** An order, as far as its events have told us. It only ever comes forward, whatever order they arrive in. */
@Entity
@Table(name = "customer_order")
public class CustomerOrder extends PanacheEntityBase {

    /** How far an order is. */
    public enum State {
        PLACED(0),
        SHIPPED(1),
        OUT_FOR_DELIVERY(2),
        DELIVERED(3),
        CANCELLED(3);

        private final int rank;

        State(int rank) {
            this.rank = rank;
        }

        boolean isFinal() {
            return rank == 3;
        }
    }

    /** An order number is unique within its brand. */
    @Embeddable
    public record Key(
            @Column(name = "brand") String brand,
            @Column(name = "order_id") String orderId) implements Serializable {}

    @EmbeddedId
    private Key key;

    @Column(name = "customer_id", nullable = false)
    private UUID customerId;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private State state;

    @Column(name = "state_rank", nullable = false)
    private int stateRank;

    @Column(name = "as_of", nullable = false)
    private Instant asOf;

    @Column(name = "total_amount")
    private BigDecimal totalAmount;

    @Column(name = "total_currency")
    private String totalCurrency;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(nullable = false)
    private List<Item> items = List.of();

    @Column(name = "promised_by")
    private Instant promisedBy;

    private Instant eta;
    private String carrier;

    @Column(name = "tracking_url")
    private String trackingUrl;

    @Column(nullable = false)
    private boolean late;

    @Column(name = "told_eta")
    private Instant toldEta;

    @Column(name = "placed_at")
    private Instant placedAt;

    protected CustomerOrder() {}

    static Optional<CustomerOrder> of(Key key) {
        return findByIdOptional(key);
    }

    /** What a customer has ordered and not yet got, the newest first. */
    static List<CustomerOrder> awaitedBy(Customer customer) {
        return list(
                "key.brand = ?1 and customerId = ?2 and state not in ?3 order by asOf desc",
                customer.brand(),
                customer.id(),
                List.of(State.DELIVERED, State.CANCELLED));
    }

    /**
     * Takes in what an event says.
     *
     * @return whether the order has come further by it, or is late for a new reason
     */
    boolean hear(OrderEvent event, Instant time) {
        return switch (event) {
            case OrderEvent.Placed placed -> {
                contains(placed, time);
                yield false;
            }
            case OrderEvent.Shipped shipped ->
                comeTo(State.SHIPPED, time) && travel(shipped.carrier(), shipped.trackingUrl(), shipped.eta());
            case OrderEvent.OutForDelivery out -> comeTo(State.OUT_FOR_DELIVERY, time) && travel(null, null, out.eta());
            case OrderEvent.Delivered delivered -> comeTo(State.DELIVERED, time);
            case OrderEvent.Delayed delayed -> slip(delayed.newEta(), time);
            case OrderEvent.Cancelled cancelled -> comeTo(State.CANCELLED, time);
        };
    }

    /** What was bought. Kept also when it is heard after the parcel has left. */
    private void contains(OrderEvent.Placed placed, Instant time) {
        placedAt = time;
        totalAmount = placed.total().amount();
        totalCurrency = placed.total().currency();
        items = placed.items();
        promisedBy = placed.promisedBy();
    }

    /**
     * Comes to a state, unless what we know is newer or further.
     *
     * @return whether that is news
     */
    private boolean comeTo(State news, Instant time) {
        if (isOlder(time) || news.rank <= stateRank) {
            return false;
        }
        become(news);
        asOf = time;
        late = late && !news.isFinal();
        return true;
    }

    /** A delay is news while the order is on its way, and nothing newer is known. */
    private boolean slip(Instant newEta, Instant time) {
        if (isOlder(time) || state.isFinal()) {
            return false;
        }
        late = true;
        eta = newEta;
        asOf = time;
        return true;
    }

    private boolean travel(String with, URI tracking, Instant arrival) {
        carrier = with == null ? carrier : with;
        trackingUrl = tracking == null ? trackingUrl : tracking.toString();
        eta = arrival == null ? eta : arrival;
        return true;
    }

    private boolean isOlder(Instant time) {
        return time.isBefore(asOf);
    }

    private void become(State next) {
        state = next;
        stateRank = next.rank;
    }

    OpenOrder asOpenOrder() {
        return new OpenOrder(
                key.orderId(),
                state.name(),
                Money.ofNullable(totalAmount, totalCurrency),
                arrival(),
                late,
                carrier,
                trackingUrl);
    }

    /** Whether nothing has been done with it yet, and it was placed after that moment. */
    boolean isFresh(Instant since) {
        return state == State.PLACED && placedAt != null && placedAt.isAfter(since);
    }

    boolean isLate() {
        return late;
    }

    /** When we last heard of it. */
    Instant asOf() {
        return asOf;
    }

    /** When it should come, as far as anybody has said; or null. */
    Instant arrival() {
        return eta == null ? promisedBy : eta;
    }

    /** When it was to come at first, or null: by that the customer counts how late it is. */
    Instant promise() {
        return promisedBy == null ? eta : promisedBy;
    }

    /** The customer is told that it comes then; null when the text names no day. */
    void tell(Instant day) {
        toldEta = day == null ? toldEta : day;
    }

    /** For when the customer was last told that it comes, or null. */
    Instant toldEta() {
        return toldEta;
    }

    /** What texts are about that are about it. */
    String subject() {
        return "order:" + key.orderId();
    }

    /** In which it was paid, or null. */
    String currency() {
        return totalCurrency;
    }

    State state() {
        return state;
    }

    String brand() {
        return key.brand();
    }

    String orderId() {
        return key.orderId();
    }

    UUID customerId() {
        return customerId;
    }

    Instant eta() {
        return eta;
    }

    String carrier() {
        return carrier;
    }

    String trackingUrl() {
        return trackingUrl;
    }
}
