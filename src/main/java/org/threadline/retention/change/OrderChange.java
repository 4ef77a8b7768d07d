package org.threadline.retention.change;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.threadline.brand.OrderChangeKind;
import org.threadline.customer.Customer;
import org.threadline.message.Message;
import org.threadline.thread.ChangesAsked.ChangeAsked;
import org.threadline.thread.ChangesAsked.State;
import org.threadline.value.Ids;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** What a customer wants to be done with an order. Changed only by whoever has locked the customer. */
@Entity
@Table(name = "order_change")
public class OrderChange extends PanacheEntityBase {

    /** A customer wants it, and the order system is asked; in this transaction. */
    public record Asked(OrderChange change) {}

    /** It is known what became of it, or that nobody has answered in time; in this transaction. */
    public record Settled(OrderChange change) {}

    private static final String SUBJECT = "order-change:";

    @Id
    private UUID id;

    @Column(nullable = false, updatable = false)
    private String brand;

    @Column(name = "customer_id", nullable = false, updatable = false)
    private UUID customerId;

    @Column(name = "order_id")
    private String orderId;

    @Column(name = "thread_id", nullable = false, updatable = false)
    private UUID threadId;

    @Column(name = "message_id", nullable = false, updatable = false)
    private UUID messageId;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, updatable = false)
    private OrderChangeKind kind;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private State state = State.ASKED;

    @Column(name = "asked_at", nullable = false, updatable = false)
    private Instant askedAt;

    @Column(name = "answer_by", nullable = false, updatable = false)
    private Instant answerBy;

    @Column(name = "settled_at")
    private Instant settledAt;

    private String reason;

    protected OrderChange() {}

    /** @param text in which the customer asks for it */
    OrderChange(OrderChangeKind kind, String orderId, Customer customer, Message text, Instant now, Instant answerBy) {
        this.id = Ids.next();
        this.brand = customer.brand();
        this.customerId = customer.id();
        this.orderId = orderId;
        this.threadId = text.threadId();
        this.messageId = text.id();
        this.kind = kind;
        this.askedAt = now;
        this.answerBy = answerBy;
    }

    /**
     * The order system has answered. Its first word counts, also when it comes after a person has taken over.
     *
     * @param why for colleagues, or null
     * @return whether it is that first word
     */
    boolean answered(boolean done, String why, Instant at) {
        if (state != State.ASKED && state != State.UNANSWERED) {
            return false;
        }
        state = done ? State.DONE : State.REFUSED;
        reason = why;
        settledAt = at;
        return true;
    }

    /** Nobody has answered in time. */
    void unanswered(Instant at) {
        state = State.UNANSWERED;
        settledAt = at;
    }

    ChangeAsked asShown() {
        return new ChangeAsked(id, kind, orderId, threadId, messageId, askedAt, answerBy, state, reason, settledAt);
    }

    /** What texts are about that are about it. */
    String subject() {
        return SUBJECT + id;
    }

    public UUID id() {
        return id;
    }

    public String brand() {
        return brand;
    }

    public UUID customerId() {
        return customerId;
    }

    /** Null when the customer was erased. */
    public String orderId() {
        return orderId;
    }

    public UUID threadId() {
        return threadId;
    }

    /** The text that asks for it, with the customer's own words. */
    public UUID messageId() {
        return messageId;
    }

    public OrderChangeKind kind() {
        return kind;
    }

    public State state() {
        return state;
    }

    public Instant askedAt() {
        return askedAt;
    }

    /** Then a person takes over. */
    public Instant answerBy() {
        return answerBy;
    }

    /** As the order system gives it, or null. */
    public String reason() {
        return reason;
    }

    /** Null as long as it is asked for. */
    public Instant settledAt() {
        return settledAt;
    }
}
