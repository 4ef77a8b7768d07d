package org.threadline.thread.promise;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.threadline.thread.Acknowledgements;
import org.threadline.thread.PromisesMade.Outcome;
import org.threadline.thread.PromisesMade.PromiseMade;
import org.threadline.value.Ids;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** By when a customer was told to have an answer. Changed only by whoever has locked the customer. */
@Entity
@Table(name = "promise")
public class Promise extends PanacheEntityBase {

    /** It is known what became of it; told once, in the transaction that makes it so. */
    public record Settled(Outcome outcome) {}

    private static final String SUBJECT = "promise:";

    @Id
    private UUID id;

    @Column(nullable = false, updatable = false)
    private String brand;

    @Column(name = "customer_id", nullable = false, updatable = false)
    private UUID customerId;

    @Column(name = "thread_id", nullable = false, updatable = false)
    private UUID threadId;

    @Embedded
    private Said said;

    @Column(name = "asks_at")
    private Instant asksAt;

    @Enumerated(EnumType.STRING)
    private Outcome outcome;

    @Column(name = "told_id")
    private UUID toldId;

    @Column(name = "ended_at")
    private Instant endedAt;

    private LocalDate day;

    protected Promise() {}

    Promise(Acknowledgements.Promised made) {
        this.id = Ids.next();
        this.brand = made.thread().brand();
        this.customerId = made.thread().customerId();
        this.threadId = made.thread().id();
        this.said = Said.of(made);
        this.asksAt = made.until();
    }

    /** The promise that a text is about, if it is about one. */
    static UUID of(String subject) {
        return subject != null && subject.startsWith(SUBJECT)
                ? UUID.fromString(subject.substring(SUBJECT.length()))
                : null;
    }

    /** A person has answered. @return whether that settles it */
    boolean answered(Instant at, ZoneId zone) {
        return end(at, Outcome.KEPT, zone);
    }

    /** Nobody need answer any more. @return whether that settles it */
    boolean over(Instant at, ZoneId zone) {
        return end(at, Outcome.RELEASED, zone);
    }

    private boolean end(Instant at, Outcome inTime, ZoneId zone) {
        boolean late = at.isAfter(said.dueAt());
        endedAt = at;
        asksAt = null;
        return settle(late ? Outcome.BROKEN : inTime, late ? said.dueAt() : at, zone);
    }

    /** Its time has come, and nobody has answered. @return whether that settles it */
    boolean passed(ZoneId zone) {
        return settle(Outcome.BROKEN, said.dueAt(), zone);
    }

    private boolean settle(Outcome known, Instant at, ZoneId zone) {
        if (outcome != null) {
            return false;
        }
        outcome = known;
        day = LocalDate.ofInstant(at, zone);
        return true;
    }

    /** The customer was told that we are still at it, or is not to be. */
    void toldWith(UUID messageId) {
        toldId = messageId;
        asksAt = null;
    }

    /** Not now, but then. */
    void askAgain(Instant at) {
        asksAt = at;
    }

    PromiseMade asMade() {
        return new PromiseMade(threadId, said.words(), said.madeAt(), said.dueAt(), outcome, toldId);
    }

    boolean isOf(UUID thread) {
        return threadId.equals(thread);
    }

    String subject() {
        return SUBJECT + id;
    }

    String brand() {
        return brand;
    }

    UUID customerId() {
        return customerId;
    }

    UUID threadId() {
        return threadId;
    }

    Said said() {
        return said;
    }

    Outcome outcome() {
        return outcome;
    }
}
