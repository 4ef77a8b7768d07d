package org.threadline.thread;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.hibernate.annotations.OptimisticLock;
import org.threadline.customer.Customer;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A conversation with one customer that somebody answers for until it is resolved. */
@Entity
@Table(name = "support_thread")
public class SupportThread extends PanacheEntityBase {

    /** Where a conversation stands. */
    public enum Status {
        /** The customer waits for us, or it is time to look at it again. */
        OPEN,
        /** We wait for the customer. */
        PENDING,
        /** Put off until a moment, or until the customer writes. */
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

    @Column(name = "previous_thread_id", updatable = false)
    private UUID previousThreadId;

    private String assignee;

    // Whoever looks at a thread does not make what a colleague has read out of date.
    @OptimisticLock(excluded = true)
    @Column(nullable = false)
    private int unread;

    @Embedded
    private Labels labels;

    @Embedded
    private ServiceClock clock;

    @Embedded
    private LastMessage last;

    @Embedded
    private Standing standing;

    @Version
    private long version;

    protected SupportThread() {}

    /** @param previous the conversation that this customer had before, or null */
    SupportThread(UUID id, Customer customer, UUID previous, Instant now) {
        this.id = id;
        this.brand = customer.brand();
        this.customerId = customer.id();
        this.previousThreadId = previous;
        this.labels = new Labels();
        this.clock = new ServiceClock(now);
        become(Status.PENDING, now);
    }

    /** The customer has written something that wants an answer; we may have heard of it only later. */
    void hear(UUID messageId, Instant written, Instant heard) {
        clock.heard(written);
        become(Status.OPEN, clock.waitingSince());
        unread++;
        note(messageId, heard);
    }

    /** A person has written. An automatic text never counts as that, nor does a conversation that we begin. */
    void answer(UUID messageId, Instant at) {
        clock.answered(at);
        become(Status.PENDING, at);
        unread = 0;
        note(messageId, at);
    }

    /** Something was said that changes nothing about who waits: a keyword, an automatic text. */
    void note(UUID messageId, Instant at) {
        last = new LastMessage(messageId, at);
    }

    /** An agent has looked. @param since how many texts have come after what they saw */
    void read(int since) {
        unread = since;
    }

    /**
     * @param takeOver whether it is taken from whoever holds it
     * @throws HeldBySomebodyElse unless nobody or the same agent holds it
     */
    void claim(String agent, boolean takeOver) {
        handOver(agent, agent, takeOver);
    }

    /** As {@link #claim}, for a colleague. */
    void transfer(String agent, String colleague, boolean takeOver) {
        handOver(agent, colleague, takeOver);
    }

    void release(String agent) {
        refuseUnlessHeldBy(agent);
        assignee = null;
    }

    void resolve(String agent, Instant now) {
        refuseUnlessHeldBy(agent);
        refuseWhenResolved();
        clock.resolved(now);
        unread = 0;
        become(Status.RESOLVED, now);
    }

    void snooze(String agent, Instant until) {
        refuseUnlessHeldBy(agent);
        refuseWhenResolved();
        become(Status.SNOOZED, until);
    }

    /** Its time has come: it stands where its customer waits, or else begins to wait for an agent now. */
    void wake(Instant now) {
        become(Status.OPEN, clock.waitingSince() == null ? now : clock.waitingSince());
    }

    void reopen(String agent, Instant now) {
        refuseUnlessHeldBy(agent);
        standing.refuseUnlessPutAway();
        if (status() == Status.RESOLVED) {
            clock.reopened();
            clock.heard(now);
        }
        wake(now);
    }

    /** The customer goes on with what was thought to be done. Their text is heard next. */
    void resume(Instant written) {
        clock.reopened();
        become(Status.OPEN, written);
    }

    /** The customer wants nothing more from us, an answer neither. */
    void wantsNoAnswer(Instant now) {
        if (status() == Status.OPEN) {
            become(Status.PENDING, now);
        }
        clock.stopWaiting();
        showsSomethingElse();
    }

    /** What is shown with it has changed, so whoever has read it has to read it again. */
    void showsSomethingElse() {
        getEntityManager().lock(this, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
    }

    private void handOver(String by, String to, boolean takeOver) {
        refuseWhenResolved();
        if (!takeOver) {
            refuseUnlessHeldBy(by);
        }
        assignee = to;
    }

    private void become(Status next, Instant since) {
        standing = Standing.of(next, since);
    }

    void refuseUnlessHeldBy(String agent) {
        if (assignee != null && !Objects.equals(assignee, agent)) {
            throw new HeldBySomebodyElse();
        }
    }

    void refuseWhenResolved() {
        standing.refuseWhenResolved();
    }

    /** Where it stands in the inbox's order. */
    String position() {
        return standing.position(id);
    }

    Labels labels() {
        return labels;
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

    /** The conversation that this customer had before, or null. */
    public UUID previousThreadId() {
        return previousThreadId;
    }

    public Status status() {
        return standing.status();
    }

    public String assignee() {
        return assignee;
    }

    /** Null unless it is snoozed. */
    public Instant snoozedUntil() {
        return standing.snoozedUntil();
    }

    /** Texts of the customer since an agent last looked or answered. */
    public int unread() {
        return unread;
    }

    public Priority priority() {
        return labels.priority();
    }

    public List<String> tags() {
        return labels.tags();
    }

    /** The order that the conversation is about, or null. */
    public String orderId() {
        return labels.orderId();
    }

    public Instant waitingSince() {
        return clock.waitingSince();
    }

    public Instant openedAt() {
        return clock.openedAt();
    }

    public Instant firstResponseAt() {
        return clock.firstResponseAt();
    }

    public Instant resolvedAt() {
        return clock.resolvedAt();
    }

    public UUID lastMessageId() {
        return last == null ? null : last.id();
    }

    public long version() {
        return version;
    }
}
