package org.threadline.thread;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.threadline.value.Ids;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** Something that a thread has lived through. Written once, and never changed; it goes with the thread. */
@Entity
@Table(name = "thread_act")
public class ThreadAct extends PanacheEntityBase {

    /** What was done. */
    @Schema(name = "ThreadActKind")
    public enum What {
        CLAIMED,
        /** Claimed from somebody else who held it. */
        TAKEN_OVER,
        /** Given to somebody by the machine. */
        ASSIGNED,
        RELEASED,
        /** Taken by the machine from somebody who was away and had not answered. */
        RETURNED,
        TRANSFERRED,
        SNOOZED,
        REOPENED,
        RESOLVED,
        TAGGED,
        PRIORITISED
    }

    @Id
    private UUID id;

    @Column(nullable = false, updatable = false)
    private String brand;

    @Column(name = "thread_id", nullable = false, updatable = false)
    private UUID threadId;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, updatable = false)
    private What what;

    @Column(updatable = false)
    private String actor;

    @Column(updatable = false)
    private String holder;

    @Column(updatable = false)
    private String outcome;

    @Column(nullable = false, updatable = false)
    private Instant at;

    protected ThreadAct() {}

    ThreadAct(ThreadFact fact, Instant now) {
        this.id = Ids.next();
        this.brand = fact.thread().brand();
        this.threadId = fact.thread().id();
        this.actor = fact.by();
        this.at = now;
        describe(fact);
    }

    private void describe(ThreadFact fact) {
        switch (fact) {
            case ThreadFact.Claimed claimed ->
                set(
                        claimed.takenFrom() == null ? What.CLAIMED : What.TAKEN_OVER,
                        claimed.takenFrom(),
                        fact.thread().assignee());
            case ThreadFact.Assigned assigned ->
                set(What.ASSIGNED, null, assigned.thread().assignee());
            case ThreadFact.Released released -> set(What.RELEASED, released.by(), null);
            case ThreadFact.Returned returned -> set(What.RETURNED, returned.from(), null);
            case ThreadFact.Transferred transferred ->
                set(What.TRANSFERRED, transferred.from(), receiver(fact.thread()));
            case ThreadFact.Snoozed snoozed ->
                set(
                        What.SNOOZED,
                        fact.thread().assignee(),
                        snoozed.thread().snoozedUntil().toString());
            case ThreadFact.Reopened reopened ->
                set(What.REOPENED, fact.thread().assignee(), reopened.why().name());
            case ThreadFact.Resolved resolved ->
                set(What.RESOLVED, resolved.thread().assignee(), null);
            case ThreadFact.Tagged tagged ->
                set(
                        What.TAGGED,
                        fact.thread().assignee(),
                        String.join(", ", tagged.thread().tags()));
            case ThreadFact.Prioritised prioritised ->
                set(
                        What.PRIORITISED,
                        fact.thread().assignee(),
                        prioritised.thread().priority().name());
        }
    }

    private static String receiver(SupportThread thread) {
        return thread.assignee() == null ? "team " + thread.holding().teamId() : thread.assignee();
    }

    private void set(What done, String heldBy, String came) {
        what = done;
        holder = heldBy;
        outcome = came;
    }

    /** Acts of a thread, the first one first, those after one only. */
    static List<ThreadAct> of(UUID thread, UUID after, int most) {
        return ThreadAct.<ThreadAct>find("threadId = ?1 and id > ?2 order by id", thread, after)
                .range(0, most - 1)
                .list();
    }

    UUID id() {
        return id;
    }

    What what() {
        return what;
    }

    String actor() {
        return actor;
    }

    String holder() {
        return holder;
    }

    String outcome() {
        return outcome;
    }

    Instant at() {
        return at;
    }
}
