package org.threadline.thread;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.threadline.message.Message;
import org.threadline.value.Ids;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A customer has asked in plain words for no more texts. It waits until somebody has read it and decided. */
@Entity
@Table(name = "opt_out_request")
public class OptOutRequest extends PanacheEntityBase {

    /** What became of it. */
    public enum Outcome {
        /** An agent has withdrawn everything, as was asked. */
        HONOURED,
        /** An agent has read it and says that it asks for something else. */
        DISMISSED,
        /** Everything was withdrawn in another way, such as STOP. */
        WITHDRAWN,
        /** The customer has texted START. */
        TAKEN_BACK
    }

    @Id
    private UUID id;

    @Column(nullable = false)
    private String brand;

    @Column(name = "customer_id", nullable = false)
    private UUID customerId;

    @Column(name = "thread_id", nullable = false)
    private UUID threadId;

    @Column(name = "message_id", nullable = false)
    private UUID messageId;

    @Column(nullable = false)
    private String phrase;

    @Column(name = "asked_at", nullable = false)
    private Instant askedAt;

    @Column(name = "settled_at")
    private Instant settledAt;

    @Column(name = "settled_by")
    private String settledBy;

    @Enumerated(EnumType.STRING)
    private Outcome outcome;

    protected OptOutRequest() {}

    OptOutRequest(Message message, String phrase) {
        this.id = Ids.next();
        this.brand = message.brand();
        this.customerId = message.customerId();
        this.threadId = message.threadId();
        this.messageId = message.id();
        this.phrase = phrase;
        this.askedAt = message.createdAt();
    }

    /** The open one of this customer. */
    static Optional<OptOutRequest> openOf(String brand, UUID customerId) {
        return find("brand = ?1 and customerId = ?2 and settledAt is null", brand, customerId)
                .firstResultOptional();
    }

    /** Those that are open in these threads, in one query. */
    static List<OptOutRequest> openIn(Collection<UUID> threads) {
        return list("threadId in ?1 and settledAt is null", threads);
    }

    static Optional<OptOutRequest> openIn(UUID thread) {
        return OptOutRequest.openIn(List.of(thread)).stream().findFirst();
    }

    /** @param by the agent, or null when the customer has settled it */
    void settle(Outcome how, String by, Instant now) {
        outcome = how;
        settledBy = by;
        settledAt = now;
    }

    UUID id() {
        return id;
    }

    UUID threadId() {
        return threadId;
    }

    UUID messageId() {
        return messageId;
    }

    String phrase() {
        return phrase;
    }

    Instant askedAt() {
        return askedAt;
    }
}
