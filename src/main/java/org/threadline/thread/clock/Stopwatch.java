package org.threadline.thread.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
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

import org.threadline.brand.BusinessTime;
import org.threadline.thread.SupportThread;
import org.threadline.value.Ids;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * One wait of one customer: running, or stopped and then a fact for the reports. Who finds one locks it, because the
 * alarm and an agent's answer may come at one moment.
 */
@Entity
@Table(name = "stopwatch")
public class Stopwatch extends PanacheEntityBase {

    @Id
    private UUID id;

    @Column(nullable = false, updatable = false)
    private String brand;

    @Column(name = "customer_id", nullable = false, updatable = false)
    private UUID customerId;

    @Column(name = "thread_id", nullable = false, updatable = false)
    private UUID threadId;

    // The acknowledgement that stops it; null for all others.
    @Column(name = "message_id", updatable = false)
    private UUID messageId;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, updatable = false)
    private Measure measure;

    @Column(name = "started_at", nullable = false)
    private Instant startedAt;

    // Whether the thread is about something that the customer had come back for.
    @Column(name = "follow_up", nullable = false, updatable = false)
    private boolean followUp;

    @Embedded
    private Deadline deadline;

    @Embedded
    private Reading reading;

    // The brand's own day under which reports count it; null as long as they do not.
    private LocalDate day;

    @Column(name = "reopened_at")
    private Instant reopenedAt;

    protected Stopwatch() {}

    private Stopwatch(Measure measure, SupportThread thread, Instant startedAt, boolean followUp) {
        this.id = Ids.next();
        this.brand = thread.brand();
        this.customerId = thread.customerId();
        this.threadId = thread.id();
        this.measure = measure;
        this.startedAt = startedAt;
        this.followUp = followUp;
    }

    static Stopwatch ofAcknowledgement(UUID messageId, SupportThread thread) {
        var stopwatch = new Stopwatch(Measure.ACKNOWLEDGEMENT, thread, thread.waitingSince(), false);
        stopwatch.messageId = messageId;
        return stopwatch;
    }

    /** @param deadline null when the brand never opens */
    static Stopwatch ofResponse(Measure which, SupportThread thread, Instant since, Deadline deadline) {
        var stopwatch = new Stopwatch(which, thread, since, false);
        stopwatch.deadline = deadline;
        return stopwatch;
    }

    static Stopwatch ofResolution(SupportThread thread, Instant since, boolean followUp) {
        return new Stopwatch(Measure.RESOLUTION, thread, since, followUp);
    }

    /** @param day the brand's, on which the thread was resolved: that is what came of it */
    static Stopwatch ofReturn(SupportThread thread, Duration patience, boolean followUp, LocalDate day) {
        var stopwatch = new Stopwatch(Measure.RETURN, thread, thread.resolvedAt(), followUp);
        stopwatch.deadline = Deadline.settledAt(thread.resolvedAt().plus(patience));
        stopwatch.day = day;
        return stopwatch;
    }

    /** Those of a customer that run, locked until the transaction ends. */
    static List<Stopwatch> running(UUID customer) {
        return Stopwatch.<Stopwatch>find("customerId = ?1 and reading.stoppedAt is null", customer)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** How the last end of this thread was measured, locked. */
    static Optional<Stopwatch> lastResolution(SupportThread thread) {
        return Stopwatch.<Stopwatch>find(
                        "customerId = ?1 and threadId = ?2 and measure = ?3 and reading.outcome = ?4"
                                + " order by reading.stoppedAt desc",
                        thread.customerId(),
                        thread.id(),
                        Measure.RESOLUTION,
                        Outcome.RESOLVED)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** An earlier text was heard, so the wait is longer than was known. */
    void startedAlready(Instant earlier, Deadline anew) {
        startedAt = earlier;
        deadline = deadline == null ? anew : deadline.movedTo(anew);
    }

    /**
     * @param time the brand's opening hours
     * @return that the benchmark was missed, when nobody was told yet
     */
    Optional<Alarm> stop(Outcome outcome, Instant at, BusinessTime time) {
        boolean late = outcome != Outcome.GIVEN_UP && deadline != null && deadline.isMissedAndUntold(at);
        if (deadline != null) {
            deadline = (late ? deadline.breached(at) : deadline).silenced();
        }
        Duration took = measure.isResponse() ? time.between(startedAt, at) : Duration.between(startedAt, at);
        reading = new Reading(at, outcome, Math.max(0, took.toMillis()));
        if (day == null) {
            day = LocalDate.ofInstant(at, time.zone());
        }
        return late ? Optional.of(new Alarm.Breached(this)) : Optional.empty();
    }

    /** Its time has come: to warn, to tell that it is over, or to settle that a customer has stayed away. */
    Optional<Alarm> ring(Instant now) {
        if (measure == Measure.RETURN) {
            long stayed = Duration.between(startedAt, deadline.ringsAt()).toMillis();
            reading = new Reading(deadline.ringsAt(), Outcome.STAYED_AWAY, stayed);
            deadline = deadline.silenced();
            return Optional.empty();
        }
        if (deadline.isMissedAndUntold(now)) {
            deadline = deadline.breached(now);
            return Optional.of(new Alarm.Breached(this));
        }
        deadline = deadline.warned(now);
        return Optional.of(new Alarm.Warned(this));
    }

    void reopened(Instant now) {
        reopenedAt = now;
    }

    /** Whether the customer, coming back at that moment, has come back too soon for having been helped. */
    boolean isReturn(Instant at) {
        return measure == Measure.RETURN && at.isBefore(deadline.ringsAt());
    }

    boolean isOf(UUID thread) {
        return threadId.equals(thread);
    }

    boolean isFollowUp() {
        return followUp;
    }

    public String brand() {
        return brand;
    }

    public UUID customerId() {
        return customerId;
    }

    /** The acknowledgement that stops it, or null. */
    UUID messageId() {
        return messageId;
    }

    public UUID threadId() {
        return threadId;
    }

    public Measure measure() {
        return measure;
    }

    /** Since when the customer waits. */
    public Instant startedAt() {
        return startedAt;
    }

    /** The benchmark; null when there is none. */
    public Instant dueAt() {
        return deadline == null ? null : deadline.dueAt();
    }
}
