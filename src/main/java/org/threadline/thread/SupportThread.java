package org.threadline.thread;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.OptimisticLock;
import org.threadline.customer.Customer;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A conversation with one customer that somebody answers for until it is resolved. */
@Entity
@Table(name = "support_thread")
public class SupportThread extends PanacheEntityBase {

    /** Where a conversation stands. */
    @Schema(name = "ThreadStatus")
    public enum Status {
        /** The customer waits for us, or it is time to look at it again. */
        OPEN,
        /** We wait for the customer. */
        PENDING,
        /** Put off until a moment, or until the customer writes. */
        SNOOZED,
        RESOLVED
    }

    @Id
    private UUID id;

    @Column(nullable = false)
    private String brand;

    @Column(name = "customer_id", nullable = false)
    private UUID customerId;

    @Column(name = "previous_thread_id", updatable = false)
    private UUID previousThreadId;

    @Embedded
    private Holding holding;

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
    private Place place;

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
        this.place = new Place();
        this.clock = new ServiceClock(now);
        place.become(Status.PENDING, now);
    }

    /** The customer has written something that wants an answer; we may have heard of it only later. */
    void hear(UUID messageId, Instant written, Instant heard) {
        clock.heard(written);
        place.become(Status.OPEN, clock.waitingSince());
        unread++;
        note(messageId, heard);
    }

    /** A person has written. An automatic text never counts as that, nor does a conversation that we begin. */
    void answer(UUID messageId, Instant at) {
        clock.answered(at);
        place.become(Status.PENDING, at);
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
        transfer(agent, agent, takeOver);
    }

    /** As {@link #claim}, for a colleague. */
    void transfer(String agent, String colleague, boolean takeOver) {
        refuseWhenResolved();
        if (!takeOver) {
            refuseUnlessHeldBy(agent);
        }
        holding = holding().by(colleague);
    }

    /** As {@link #claim}, for whoever of a team takes it. */
    void transfer(String agent, UUID team, boolean takeOver) {
        transfer(agent, agent, takeOver);
        holding = holding().passedOn(agent, team);
    }

    void release(String agent) {
        refuseUnlessHeldBy(agent);
        giveBack();
    }

    /** Nobody holds it any more. */
    void giveBack() {
        holding = holding().givenBack();
    }

    /** It is for everybody of the brand; nobody is passed over any more. */
    void resolve(String agent, Instant now) {
        refuseUnlessHeldBy(agent);
        refuseWhenResolved();
        clock.resolved(now);
        unread = 0;
        holding = holding().over();
        place.become(Status.RESOLVED, now);
    }

    void snooze(String agent, Instant until) {
        refuseUnlessHeldBy(agent);
        refuseWhenResolved();
        place.become(Status.SNOOZED, until);
    }

    /** Its time has come: it stands where its customer waits, or else begins to wait for an agent now. */
    void wake(Instant now) {
        place.become(Status.OPEN, clock.waitingSince() == null ? now : clock.waitingSince());
    }

    void reopen(String agent, Instant now) {
        refuseUnlessHeldBy(agent);
        place.standing().refuseUnlessPutAway();
        if (status() == Status.RESOLVED) {
            clock.reopened();
            clock.heard(now);
        }
        wake(now);
    }

    /** The customer goes on with what was thought to be done. Their text is heard next. */
    void resume(Instant written) {
        clock.reopened();
        place.become(Status.OPEN, written);
    }

    /** What a machine has tried is a person's now: the customer waits for one, if they did not before. */
    void awaitPerson(Instant now) {
        clock.heard(now);
        place.become(Status.OPEN, clock.waitingSince());
    }

    /** The customer wants nothing more from us, an answer neither. */
    void wantsNoAnswer(Instant now) {
        if (status() == Status.OPEN) {
            place.become(Status.PENDING, now);
        }
        place.settle();
        clock.stopWaiting();
        showsSomethingElse();
    }

    /** What is shown with it has changed, so whoever has read it has to read it again. */
    void showsSomethingElse() {
        getEntityManager().lock(this, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
    }

    void refuseUnlessHeldBy(String agent) {
        holding().refuseUnlessBy(agent);
    }

    void refuseWhenResolved() {
        place.standing().refuseWhenResolved();
    }

    Place place() {
        return place;
    }

    /** Who answers for it, and who may be asked to. Nothing of it filled in, it comes back from the store as null. */
    public Holding holding() {
        return holding == null ? Holding.OPEN_TO_ALL : holding;
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
        return place.standing().status();
    }

    public String assignee() {
        return holding().assignee();
    }

    /** Null unless it is snoozed. */
    public Instant snoozedUntil() {
        return place.standing().snoozedUntil();
    }

    /** Texts of the customer since an agent last looked or answered. */
    public int unread() {
        return unread;
    }

    public Priority priority() {
        return place.priority();
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
