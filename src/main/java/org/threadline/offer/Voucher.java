package org.threadline.offer;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;

import org.threadline.customer.Customer;
import org.threadline.value.Ids;
import org.threadline.value.Money;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** Something given to one customer, or asked for, or refused. A line of the ledger, which is never deleted. */
@Entity
@Table(name = "voucher")
public class Voucher extends PanacheEntityBase {

    /** How far it has come. */
    public enum State {
        /** It is more than whoever asked may give; somebody who may decides. */
        ASKED,
        GIVEN,
        REFUSED,
        /** It would have been offered by itself, but the customer was offered enough or the budget is spent. */
        WITHHELD,
        /** Nobody has heard of it: the text with its code never left. */
        VOID
    }

    /** Where it comes from. */
    public enum Origin {
        /** Somebody has made a gesture. */
        GOODWILL,
        /** It came with the apology for a late order. */
        DELAY,
        /** It came with the word that an answer takes longer than was promised. */
        PROMISE
    }

    /** It was asked for, given or refused, just now and in this transaction. */
    public record Changed(Voucher voucher) {}

    /** Its code was used, as the shop says. */
    public record Redeemed(Voucher voucher) {}

    @Id
    private UUID id;

    @Column(nullable = false, updatable = false)
    private String brand;

    @Column(name = "customer_id", nullable = false, updatable = false)
    private UUID customerId;

    @Embedded
    private Cause cause;

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

    @Column(name = "message_id")
    private UUID messageId;

    @Embedded
    private Redemption redemption;

    protected Voucher() {}

    /** @param reason for colleagues, or null */
    Voucher(Customer customer, Cause cause, Money amount, String reason, String askedBy, Instant askedAt) {
        this.id = Ids.next();
        this.brand = customer.brand();
        this.customerId = customer.id();
        this.cause = cause;
        this.amount = amount.amount();
        this.currency = amount.currency();
        this.reason = reason;
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
                "customerId in ?1 and state = ?2 and expiresAt > ?3 and redemption.at is null order by askedAt desc, id desc",
                customers,
                State.GIVEN,
                now);
    }

    /** How often a customer was offered something by itself since then, and it came to them. The customer is locked. */
    static long offeredSince(UUID customer, Origin origin, Instant since) {
        return count(
                "customerId = ?1 and askedAt >= ?2 and state = ?3 and cause.origin = ?4",
                customer,
                since,
                State.GIVEN,
                origin);
    }

    /** What was offered for what has befallen an order, and is still good. */
    static Optional<Voucher> offered(String brand, String orderId, String incidentId) {
        return find(
                        "brand = ?1 and cause.orderId = ?2 and cause.incidentId = ?3 and cause.origin = ?4 and state = ?5",
                        brand,
                        orderId,
                        incidentId,
                        Origin.DELAY,
                        State.GIVEN)
                .firstResultOptional();
    }

    /** What this text tells the customer of, locked; absent when it tells of nothing that is still good. */
    static Optional<Voucher> lockToldBy(UUID messageId) {
        return Voucher.<Voucher>find("messageId = ?1 and state = ?2", messageId, State.GIVEN)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** Another text tells of it. */
    static void toldBy(UUID messageId, UUID instead) {
        lockToldBy(messageId).ifPresent(voucher -> voucher.messageId = instead);
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

    /** @param why machine-readable */
    void withhold(String why, Instant now) {
        this.state = State.WITHHELD;
        this.reason = why;
        this.decidedAt = now;
    }

    /** Its code is good for nothing from now on. */
    void becomeVoid(Instant now) {
        this.state = State.VOID;
        this.decidedAt = now;
    }

    void redeem(String order, Instant at) {
        this.redemption = new Redemption(at, order);
    }

    void toldBy(UUID message) {
        this.messageId = message;
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

    public Origin origin() {
        return cause.origin();
    }

    /** The conversation in which it was given; null when it came by itself. */
    public UUID threadId() {
        return cause.threadId();
    }

    /** The order that it is about, or null. */
    public String orderId() {
        return cause.orderId();
    }

    /** What has befallen the order; null unless it was offered for that. */
    public String incidentId() {
        return cause.incidentId();
    }

    public Money amount() {
        return new Money(amount, currency);
    }

    /** For colleagues, never for the customer; null when it goes without saying, or the customer was erased. */
    String reason() {
        return reason;
    }

    public State state() {
        return state;
    }

    /** What the customer enters, or would have; null if it never was given. */
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

    /** When its code was used, as the shop says, or null. */
    Instant redeemedAt() {
        return redemption == null ? null : redemption.at();
    }

    /** The order that its code was used with, or null. */
    String redeemedOrderId() {
        return redemption == null ? null : redemption.orderId();
    }

    /** Until when it can be used; null unless it was given. */
    public Instant expiresAt() {
        return expiresAt;
    }
}
