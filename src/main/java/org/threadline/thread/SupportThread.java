package org.threadline.thread;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.threadline.customer.Customer;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A conversation with one customer that somebody answers for until it is resolved. */
@Entity
@Table(name = "support_thread")
public class SupportThread extends PanacheEntityBase {

    /** Where a conversation stands. */
    public enum Status {
        /** The customer waits for us. */
        OPEN,
        /** We wait for the customer. */
        PENDING,
        SNOOZED,
        RESOLVED
    }

    /** How urgent it is. */
    public enum Priority {
        LOW,
        NORMAL,
        HIGH
    }

    @Id
    private UUID id;

    @Column(nullable = false)
    private String brand;

    @Column(name = "customer_id", nullable = false)
    private UUID customerId;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private Status status;

    private String assignee;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private Priority priority;

    @Column(nullable = false)
    private List<String> tags;

    @Column(name = "order_id")
    private String orderId;

    @Column(name = "waiting_since")
    private Instant waitingSince;

    @Column(name = "opened_at", nullable = false)
    private Instant openedAt;

    @Column(name = "first_response_at")
    private Instant firstResponseAt;

    @Column(name = "resolved_at")
    private Instant resolvedAt;

    @Column(name = "last_message_id")
    private UUID lastMessageId;

    @Column(name = "last_message_at")
    private Instant lastMessageAt;

    @Column(name = "sort_group", nullable = false)
    private int sortGroup;

    @Column(name = "sort_at", nullable = false)
    private Instant sortAt;

    @Version
    private long version;

    protected SupportThread() {}

    SupportThread(UUID id, Customer customer, Instant now) {
        this.id = id;
        this.brand = customer.brand();
        this.customerId = customer.id();
        this.status = Status.PENDING;
        this.priority = Priority.NORMAL;
        this.tags = List.of();
        this.openedAt = now;
        sort(now);
    }

    /** The one thread of this customer that is not resolved. */
    static Optional<SupportThread> openOf(String brand, UUID customerId) {
        return find("brand = ?1 and customerId = ?2 and status <> ?3", brand, customerId, Status.RESOLVED)
                .firstResultOptional();
    }

    /** Whose a thread is. */
    record Whose(String brand, UUID customerId) {}

    /** Whose it is, without loading it: what is loaded before its lock is waited for is out of date afterwards. */
    static Optional<Whose> whose(UUID id) {
        return find("id", id).project(Whose.class).firstResultOptional();
    }

    /** The thread, its row locked until the transaction ends. */
    static Optional<SupportThread> lock(UUID id) {
        return SupportThread.<SupportThread>findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The customer has written something that wants an answer; we may have heard of it only later. */
    void hear(UUID messageId, Instant written, Instant heard) {
        status = Status.OPEN;
        if (waitingSince == null || written.isBefore(waitingSince)) {
            waitingSince = written;
            sort(written);
        }
        last(messageId, heard);
    }

    /** A person has written. An automatic text never counts as that, nor does a conversation that we begin. */
    void answer(UUID messageId, Instant at) {
        if (firstResponseAt == null && waitingSince != null) {
            firstResponseAt = at;
        }
        status = Status.PENDING;
        waitingSince = null;
        sort(at);
        last(messageId, at);
    }

    /** Something was said that changes nothing about who waits: a keyword, an automatic text. */
    void note(UUID messageId, Instant at) {
        last(messageId, at);
    }

    /** @throws HeldBySomebodyElse unless nobody or the same agent holds it */
    void claim(String agent) {
        refuseWhenResolved();
        refuseUnlessHeldBy(agent);
        assignee = agent;
    }

    void release(String agent) {
        refuseUnlessHeldBy(agent);
        assignee = null;
    }

    void resolve(String agent, Instant now) {
        refuseUnlessHeldBy(agent);
        refuseWhenResolved();
        status = Status.RESOLVED;
        resolvedAt = now;
        waitingSince = null;
        sort(now);
    }

    void reopen(String agent, Instant now) {
        refuseUnlessHeldBy(agent);
        if (status != Status.RESOLVED) {
            throw new WrongState("The thread is not resolved, so there is nothing to reopen.");
        }
        status = Status.OPEN;
        resolvedAt = null;
        waitingSince = now;
        sort(now);
    }

    void showOrder(String order) {
        orderId = order;
    }

    /** Where it stands in the inbox's order. */
    String position() {
        return sortGroup + " " + sortAt + " " + id;
    }

    private void sort(Instant since) {
        sortGroup = status == Status.RESOLVED ? 2 : waitingSince == null ? 1 : 0;
        sortAt = since;
    }

    private void last(UUID messageId, Instant at) {
        lastMessageId = messageId;
        lastMessageAt = at;
    }

    void refuseUnlessHeldBy(String agent) {
        if (assignee != null && !Objects.equals(assignee, agent)) {
            throw new HeldBySomebodyElse();
        }
    }

    void refuseWhenResolved() {
        if (status == Status.RESOLVED) {
            throw new WrongState("The thread is resolved; reopen it first.");
        }
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

    public Status status() {
        return status;
    }

    public String assignee() {
        return assignee;
    }

    public Priority priority() {
        return priority;
    }

    public List<String> tags() {
        return tags;
    }

    public Instant waitingSince() {
        return waitingSince;
    }

    public Instant openedAt() {
        return openedAt;
    }

    public Instant firstResponseAt() {
        return firstResponseAt;
    }

    public Instant resolvedAt() {
        return resolvedAt;
    }

    public UUID lastMessageId() {
        return lastMessageId;
    }

    /** The order that the conversation is about, or null. */
    public String orderId() {
        return orderId;
    }

    public long version() {
        return version;
    }
}
