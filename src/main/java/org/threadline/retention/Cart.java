package org.threadline.retention;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;

import org.threadline.customer.LeftCarts.LeftCart;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A cart that somebody has filled and may have left. */
@Entity
@Table(name = "cart")
public class Cart extends PanacheEntityBase {

    /** Carriers allow one text per abandonment, within this time. */
    static final Duration LATEST = Duration.ofHours(48);

    private static final String SUBJECT = "cart:";

    static final String OUT_OF_STOCK = "cart-out-of-stock";

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

    @Embedded
    private Contents contents;

    @Column(name = "reminder_id")
    private UUID reminderId;

    @Column(name = "order_id")
    private String orderId;

    protected Cart() {}

    static Optional<Cart> of(Key key) {
        return findByIdOptional(key);
    }

    /** @param reminded whether a reminder of it has left */
    LeftCart asLeft(boolean reminded) {
        return new LeftCart(key.cartId(), contents.total(), contents.items(), contents.checkoutUrl(), asOf, reminded);
    }

    /** Why it is not to be reminded of, if so. */
    Optional<String> obstacle(Instant now) {
        return Optional.ofNullable(
                switch (state) {
                    case BOUGHT -> "cart-bought";
                    case EMPTIED -> "cart-emptied";
                    case ACTIVE ->
                        contents.inStock().isEmpty() ? OUT_OF_STOCK : latest().isBefore(now) ? "too-late" : null;
                });
    }

    /** After this moment it is too late to remind of it. */
    Instant latest() {
        return asOf.plus(LATEST);
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
        contents = Contents.of(event);
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

    boolean isBought() {
        return state == State.BOUGHT;
    }

    void buy(String order, Instant time) {
        state = State.BOUGHT;
        orderId = order;
        asOf = time.isBefore(asOf) ? asOf : time;
    }

    void remindWith(UUID messageId) {
        reminderId = messageId;
    }

    /** What a text about it is about. */
    String subject() {
        return SUBJECT + key.cartId();
    }

    /** The cart that such a text is about. */
    static String idIn(String subject) {
        return subject.substring(SUBJECT.length());
    }

    UUID customerId() {
        return customerId;
    }

    String cartId() {
        return key.cartId();
    }

    Contents contents() {
        return contents;
    }

    UUID reminderId() {
        return reminderId;
    }
}
