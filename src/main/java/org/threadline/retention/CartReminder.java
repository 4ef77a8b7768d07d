package org.threadline.retention;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.threadline.outbound.Candidate;
import org.threadline.value.Ids;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * A reminder against which nothing stood any more: it goes, or its customer is held out and it would have gone. From this
 * moment on all that follows counts for the one group or the other, whatever becomes of the text.
 */
@Entity
@Table(name = "cart_reminder")
public class CartReminder extends PanacheEntityBase {

    /** A cart was bought after its reminder had left; told once for each reminder and for each order. */
    public record Recovered(CartReminder reminder) {}

    @Id
    private UUID id;

    @Column(nullable = false, updatable = false)
    private String brand;

    @Column(name = "customer_id", nullable = false, updatable = false)
    private UUID customerId;

    @Column(name = "message_id", nullable = false)
    private UUID messageId;

    @Column(name = "cart_id")
    private String cartId;

    @Embedded
    private Turn turn;

    // Set beside us, by whoever hears how far the text has come.
    @Column(name = "left_at", insertable = false, updatable = false)
    private Instant leftAt;

    @Embedded
    @AttributeOverride(name = "at", column = @Column(name = "ordered_at"))
    @AttributeOverride(name = "orderId", column = @Column(name = "order_id"))
    @AttributeOverride(name = "amount", column = @Column(name = "order_amount"))
    @AttributeOverride(name = "currency", column = @Column(name = "order_currency"))
    private Sale order;

    @Embedded
    @AttributeOverride(name = "at", column = @Column(name = "recovered_at"))
    @AttributeOverride(name = "orderId", column = @Column(name = "recovered_by"))
    @AttributeOverride(name = "amount", column = @Column(name = "recovered_amount"))
    @AttributeOverride(name = "currency", column = @Column(name = "recovered_currency"))
    private Sale recovery;

    protected CartReminder() {}

    CartReminder(Candidate text, Turn turn) {
        this.id = Ids.next();
        this.brand = text.brand();
        this.customerId = text.customerId();
        this.messageId = text.messageId();
        this.cartId = Cart.idIn(text.subject());
        this.turn = turn;
    }

    static boolean wasHeldOut(UUID message) {
        return count("messageId = ?1 and turn.fate = ?2", message, Turn.Fate.HELD_OUT) > 0;
    }

    /** Whether it has counted this order before, under whatever event. */
    boolean knows(String orderId) {
        return order != null && orderId.equals(order.orderId())
                || recovery != null && orderId.equals(recovery.orderId());
    }

    /** The first order since counts; those after it do not. */
    void order(Purchase purchase) {
        order = order == null ? Sale.of(purchase) : order;
    }

    /** Whether its text had reached the customer by then, and its cart was not recovered before. */
    boolean mayHaveBrought(Purchase purchase) {
        return recovery == null && turn.covers(purchase.time()) && leftAt != null && leftAt.isBefore(purchase.time());
    }

    void recover(Purchase purchase) {
        recovery = Sale.of(purchase);
    }

    Turn turn() {
        return turn;
    }

    public String brand() {
        return brand;
    }

    public UUID customerId() {
        return customerId;
    }

    public UUID messageId() {
        return messageId;
    }

    /** Null once the customer was erased. */
    public String cartId() {
        return cartId;
    }

    /** When the carrier took its text; null as long as it has not. */
    public Instant leftAt() {
        return leftAt;
    }

    /** What bought the cart; null as long as nothing has. */
    public Sale recovery() {
        return recovery;
    }
}
