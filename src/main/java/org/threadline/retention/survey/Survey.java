package org.threadline.retention.survey;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.threadline.brand.SurveyKind;
import org.threadline.message.Message;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * A question to a customer, and what they said. Its message tells how far it has come, at the same moment as its answer
 * may be heard; so it only changes by statements that say from which state.
 */
@Entity
@Table(name = "survey")
public class Survey extends PanacheEntityBase {

    /** A customer has answered; the survey holds what. */
    public record Answered(Survey survey, boolean low) {}

    /** What became of a question. */
    public enum State {
        /** It waits to be asked, or to be answered. */
        OPEN,
        ANSWERED,
        EXPIRED,
        /** It was never asked, or never arrived. */
        DROPPED
    }

    @Id
    private UUID id;

    @Column(nullable = false, updatable = false)
    private String brand;

    @Column(name = "customer_id", nullable = false, updatable = false)
    private UUID customerId;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, updatable = false)
    private SurveyKind kind;

    @Column(name = "thread_id", updatable = false)
    private UUID threadId;

    @Column(name = "order_id", updatable = false)
    private String orderId;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private State state;

    @Column(name = "message_id")
    private UUID messageId;

    @Column(name = "planned_at", nullable = false, updatable = false)
    private Instant plannedAt;

    @Column(name = "asked_at")
    private Instant askedAt;

    @Column(name = "expires_at", nullable = false)
    private Instant expiresAt;

    @Column(name = "answer_id")
    private UUID answerId;

    private Integer score;

    @Column(name = "answered_at")
    private Instant answeredAt;

    @Column(name = "recommended_at")
    private Instant recommendedAt;

    protected Survey() {}

    /** @return false when it has been answered already, or is over */
    boolean answer(int points, Message text, Instant now) {
        boolean first = update(
                        "state = ?1, score = ?2, answerId = ?3, answeredAt = ?4 where id = ?5 and state = ?6",
                        State.ANSWERED,
                        points,
                        text.id(),
                        now,
                        id,
                        State.OPEN)
                == 1;
        getEntityManager().refresh(this);
        return first;
    }

    void recommended(Instant now) {
        update("recommendedAt = ?1 where id = ?2", now, id);
    }

    /** What its message says it is about. */
    static String subject(UUID id) {
        return "survey:" + id;
    }

    boolean isOver(Instant moment) {
        return !moment.isBefore(expiresAt);
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

    public SurveyKind kind() {
        return kind;
    }

    /** The conversation that it is about, or null. */
    public UUID threadId() {
        return threadId;
    }

    /** The order that it is about, or null. */
    public String orderId() {
        return orderId;
    }

    UUID messageId() {
        return messageId;
    }

    /** The text that answered, or null. */
    public UUID answerId() {
        return answerId;
    }

    /** Null unless it is answered. */
    public Integer score() {
        return score;
    }

    public Instant answeredAt() {
        return answeredAt;
    }
}
