package org.threadline.retention;

import java.io.Serializable;
import java.math.BigDecimal;
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
import org.threadline.customer.LeftCarts.LeftCart;
import org.threadline.value.Item;
import org.threadline.value.Money;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A cart that somebody has filled and may have left. */
@Entity
@Table(name = "cart")
public class Cart extends PanacheEntityBase {

    /** What became of it. A bought cart stays bought, so that nobody is reminded of what they own. */
    public enum State {
        ACTIVE,
        EMPTIED,
        BOUGHT
    }

    /** A cart's id is unique within its brand. */
    @Embeddable
    public record Key(
            @Column(name = "brand") String brand,
            @Column(name = "cart_id") String cartId) implements Serializable {}

    @EmbeddedId
    private Key key;

    @Column(name = "customer_id", nullable = false)
    private UUID customerId;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private State state;

    @Column(name = "as_of", nullable = false)
    private Instant asOf;

    @Column(name = "checkout_url")
    private String checkoutUrl;

    @Column(name = "total_amount")
    private BigDecimal totalAmount;

    @Column(name = "total_currency")
    private String totalCurrency;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(nullable = false)
    private List<Item> items = List.of();

    @Column(name = "reminder_id")
    private UUID reminderId;

    @Column(name = "order_id")
    private String orderId;

    protected Cart() {}

    static Optional<Cart> of(Key key) {
        return findByIdOptional(key);
    }

    /** The customer's carts that lie there since this moment or longer. */
    static List<Cart> leftBy(Customer customer, Instant until) {
        return list(
                "key.brand = ?1 and customerId = ?2 and state = ?3 and asOf <= ?4",
                customer.brand(),
                customer.id(),
                State.ACTIVE,
                until);
    }

    /** What a customer has filled and not bought, the newest first. */
    static List<Cart> of(String brand, UUID customer) {
        return list(
                "key.brand = ?1 and customerId = ?2 and state = ?3 order by asOf desc", brand, customer, State.ACTIVE);
    }

    LeftCart asLeft() {
        return new LeftCart(
                key.cartId(),
                Money.ofNullable(totalAmount, totalCurrency),
                items,
                checkoutUrl,
                asOf,
                reminderId != null);
    }

    /** @return false when it was bought, or something newer is known */
    boolean fill(CartEvent.Filled event, Instant time) {
        if (state == State.BOUGHT || time.isBefore(asOf)) {
            return false;
        }
        // Filled anew is left anew.
        reminderId = state == State.EMPTIED ? null : reminderId;
        state = State.ACTIVE;
        asOf = time;
        checkoutUrl = event.checkoutUrl().toString();
        totalAmount = event.total().amount();
        totalCurrency = event.total().currency();
        items = event.items();
        return true;
    }

    boolean empty(Instant time) {
        if (state == State.BOUGHT || time.isBefore(asOf)) {
            return false;
        }
        // The reminder stays known, so that one that comes back to the queue is still recognised and dropped.
        state = State.EMPTIED;
        asOf = time;
        return true;
    }

    void buy(String order, Instant time) {
        state = State.BOUGHT;
        orderId = order;
        asOf = time.isBefore(asOf) ? asOf : time;
    }

    void remindWith(UUID messageId) {
        reminderId = messageId;
    }

    static String subject(String cartId) {
        return "cart:" + cartId;
    }

    String subject() {
        return subject(key.cartId());
    }

    State state() {
        return state;
    }

    String checkoutUrl() {
        return checkoutUrl;
    }

    List<Item> items() {
        return items;
    }

    UUID reminderId() {
        return reminderId;
    }
}
