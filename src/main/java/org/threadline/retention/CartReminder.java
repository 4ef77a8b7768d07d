package org.threadline.retention;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;

import org.threadline.brand.CartPolicy;
import org.threadline.message.Kind;
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

    /** Where it belongs for good. Those that something stood against are written down as dropped, by their end. */
    public enum Fate {
        REMINDED,
        HELD_OUT,
        DROPPED
    }

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

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, updatable = false)
    private Fate fate;

    @Column(name = "hold_out_percent", nullable = false, updatable = false)
    private int holdOutPercent;

    @Column(name = "decided_at", nullable = false, updatable = false)
    private Instant decidedAt;

    @Column(nullable = false, updatable = false)
    private LocalDate day;

    @Column(name = "counts_until", updatable = false)
    private Instant countsUntil;

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

    CartReminder(Candidate text, Fate fate, CartPolicy policy, Instant now, ZoneId zone) {
        this.id = Ids.next();
        this.brand = text.brand();
        this.customerId = text.customerId();
        this.messageId = text.messageId();
        this.cartId = Cart.idIn(text.subject());
        this.fate = fate;
        this.holdOutPercent = policy.holdOutPercent();
        this.decidedAt = now;
        this.day = LocalDate.ofInstant(now, zone);
        this.countsUntil = now.plus(policy.counted());
    }

    /** Those of these texts that remind of a cart. */
    static List<Candidate> among(Collection<Candidate> texts) {
        return texts.stream().filter(text -> text.kind() == Kind.CART_REMINDER).toList();
    }

    /** All of these customers, the latest first. One query for all. */
    static List<CartReminder> of(Collection<UUID> customers) {
        return list("customerId in ?1 and fate <> ?2 order by decidedAt desc", customers, Fate.DROPPED);
    }

    /** All of this customer, the latest first, locked: what an order means for them is decided by one at a time. */
    static List<CartReminder> lock(UUID customer) {
        return CartReminder.<CartReminder>find(
                        "customerId = ?1 and fate <> ?2 order by decidedAt desc, id desc", customer, Fate.DROPPED)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** Which of these texts the carrier took. */
    static Set<UUID> left(Collection<UUID> messages) {
        return Set.copyOf(getEntityManager()
                .createQuery(
                        "select messageId from CartReminder where messageId in ?1 and leftAt is not null", UUID.class)
                .setParameter(1, messages)
                .getResultList());
    }

    static boolean wasHeldOut(UUID message) {
        return count("messageId = ?1 and fate = ?2", message, Fate.HELD_OUT) > 0;
    }

    /** Whether it counts for this order, by the time at which that was placed. */
    boolean covers(Instant time) {
        return decidedAt.isBefore(time) && !time.isAfter(countsUntil);
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
        return recovery == null && covers(purchase.time()) && leftAt != null && leftAt.isBefore(purchase.time());
    }

    void recover(Purchase purchase) {
        recovery = Sale.of(purchase);
    }

    /** When the next one may go to this customer. */
    Instant nextAfter(Duration pause) {
        return decidedAt.plus(pause);
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

    boolean isHeldOut() {
        return fate == Fate.HELD_OUT;
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
