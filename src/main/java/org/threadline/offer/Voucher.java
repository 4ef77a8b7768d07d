package org.threadline.offer;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.threadline.customer.Customer;
import org.threadline.value.Ids;
import org.threadline.value.Money;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A gesture towards one customer: asked for, then given or refused. A line of the ledger, which is never deleted. */
@Entity
@Table(name = "voucher")
public class Voucher extends PanacheEntityBase {

    /** How far it has come. */
    public enum State {
        /** It is more than whoever asked may give; somebody who may decides. */
        ASKED,
        GIVEN,
        REFUSED
    }

    /** It was asked for, given or refused, just now and in this transaction. */
    public record Changed(Voucher voucher) {}

    @Id
    private UUID id;

    @Column(nullable = false, updatable = false)
    private String brand;

    @Column(name = "customer_id", nullable = false, updatable = false)
    private UUID customerId;

    @Column(name = "thread_id", nullable = false, updatable = false)
    private UUID threadId;

    @Column(name = "order_id", updatable = false)
    private String orderId;

    @Column(nullable = false, updatable = false)
    private BigDecimal amount;

    @Column(nullable = false, updatable = false)
    private String currency;

    private String reason;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private State state = State.ASKED;

    private String code;

    @Column(name = "asked_by", nullable = false, updatable = false)
    private String askedBy;

    @Column(name = "asked_at", nullable = false, updatable = false)
    private Instant askedAt;

    @Column(name = "decided_by")
    private String decidedBy;

    @Column(name = "decided_at")
    private Instant decidedAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    protected Voucher() {}

    Voucher(Customer customer, Gesture gesture, Money amount, String askedBy, Instant askedAt) {
        this.id = Ids.next();
        this.brand = customer.brand();
        this.customerId = customer.id();
        this.threadId = gesture.threadId();
        this.orderId = gesture.orderId();
        this.amount = amount.amount();
        this.currency = amount.currency();
        this.reason = gesture.reason();
        this.askedBy = askedBy;
        this.askedAt = askedAt;
    }

    /** All that a customer was given since then, in this currency. The customer is locked, so it stays so. */
    static BigDecimal givenSince(UUID customer, Instant since, String currency) {
        return Voucher.<Voucher>list(
                        "customerId = ?1 and askedAt >= ?2 and state = ?3 and currency = ?4",
                        customer,
                        since,
                        State.GIVEN,
                        currency)
                .stream()
                .map(voucher -> voucher.amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What these customers were given and can still use, the newest first. One query for all. */
    static List<Voucher> usable(Collection<UUID> customers, Instant now) {
        return list(
                "customerId in ?1 and state = ?2 and expiresAt > ?3 order by askedAt desc, id desc",
                customers,
                State.GIVEN,
                now);
    }

    void give(String code, String by, Instant now, Duration validity) {
        this.state = State.GIVEN;
        this.code = code;
        this.decidedBy = by;
        this.decidedAt = now;
        this.expiresAt = now.plus(validity);
    }

    void refuse(String by, Instant now) {
        this.state = State.REFUSED;
        this.decidedBy = by;
        this.decidedAt = now;
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

    public UUID threadId() {
        return threadId;
    }

    /** The order that the conversation was about, or null. */
    public String orderId() {
        return orderId;
    }

    public Money amount() {
        return new Money(amount, currency);
    }

    /** For colleagues, never for the customer; null once the customer was erased. */
    String reason() {
        return reason;
    }

    public State state() {
        return state;
    }

    /** What the customer enters; null unless it was given. */
    public String code() {
        return code;
    }

    public String askedBy() {
        return askedBy;
    }

    Instant askedAt() {
        return askedAt;
    }

    /** Who gave or refused it; null as long as nobody has. */
    public String decidedBy() {
        return decidedBy;
    }

    Instant decidedAt() {
        return decidedAt;
    }

    /** Until when it can be used; null unless it was given. */
    public Instant expiresAt() {
        return expiresAt;
    }
}
