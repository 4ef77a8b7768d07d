package org.threadline.message;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;

import org.threadline.value.Kind;
import org.threadline.value.PhoneNumber;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** One text, in either direction, with what became of it. Outbound rows are also the send queue. */
@Entity
@Table(name = "message")
public class Message extends PanacheEntityBase {

    /** An outbound text waits to be sent. */
    public record Queued(UUID messageId, Instant dueAt) {}

    /** A text says once more what another could not. Who knew that one by its id may now know this. */
    public record Retried(UUID messageId, UUID retryOf) {}

    /** A message has come further, or has come to its end. */
    public record StatusChanged(
            UUID messageId, String brand, UUID customerId, UUID threadId, Kind kind, Status status, String errorCode) {

        static StatusChanged of(Message message) {
            return new StatusChanged(
                    message.id,
                    message.brand,
                    message.customerId,
                    message.threadId,
                    message.kind,
                    message.standing.status(),
                    message.standing.errorCode());
        }
    }

    @Id
    private UUID id;

    @Column(nullable = false, updatable = false)
    private String brand;

    @Column(name = "customer_id", nullable = false, updatable = false)
    private UUID customerId;

    @Column(name = "thread_id")
    private UUID threadId;

    // Given by the store, under the lock of the thread's row.
    @Column(insertable = false, updatable = false)
    private Integer seq;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, updatable = false)
    private Direction direction;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, updatable = false)
    private Kind kind;

    @Embedded
    private Origin origin;

    @Embedded
    private Words words;

    @Embedded
    private Standing standing;

    @Embedded
    private Carriage carriage;

    @Embedded
    private Turn turn;

    @Embedded
    private Retry retry = Retry.NONE;

    @Column(name = "created_at", nullable = false)
    private Instant createdAt;

    protected Message() {}

    private Message(Draft draft, Direction direction, Status status, Instant now) {
        this.id = draft.id();
        this.brand = draft.brand();
        this.customerId = draft.customerId();
        this.threadId = draft.threadId();
        this.direction = direction;
        this.kind = draft.kind();
        this.origin = draft.origin();
        this.words = draft.words();
        this.standing = new Standing(status);
        this.carriage = new Carriage(draft.sender());
        this.turn = new Turn(draft.kind().lane(), draft.dueAt(), draft.expiresAt());
        this.createdAt = now;
    }

    /** A text to be sent when it is due and the gate lets it through. */
    public static Message queued(Draft draft, Instant now) {
        return new Message(draft, Direction.OUTBOUND, Status.QUEUED, now);
    }

    /** A text that says once more what another could not. */
    static Message queued(Draft draft, Retry retry, Instant now) {
        Message again = queued(draft, now);
        again.retry = retry;
        return again;
    }

    /** A text that a customer has sent, under the carrier's id; it may have been on its way to us for a while. */
    public static Message received(Draft draft, String carrierMessageId, Instant sent, Instant now) {
        var message = new Message(draft, Direction.INBOUND, Status.RECEIVED, now);
        message.carriage = new Carriage(draft.sender(), carrierMessageId, sent);
        return message;
    }

    /** The message, its row locked until the transaction ends. */
    public static Optional<Message> lock(UUID id) {
        return Message.<Message>findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Whose text with this id of the carrier is already stored; absent when it is not. */
    public static Optional<UUID> whoseIsStored(String carrierMessageId) {
        return find("select customerId from Message where carriage.carrierMessageId = ?1", carrierMessageId)
                .project(UUID.class)
                .firstResultOptional();
    }

    /** These messages by id, in one query. */
    public static Map<UUID, Message> all(Collection<UUID> ids) {
        return Message.<Message>list("id in ?1", ids).stream().collect(Collectors.toMap(Message::id, each -> each));
    }

    /**
     * Comes as far as the news says, never back: news that is late or repeated changes nothing.
     *
     * @return whether the status changed
     */
    public boolean advanceTo(Status news, String newsErrorCode, Instant at) {
        if (direction != Direction.OUTBOUND || !standing.advanceTo(news, newsErrorCode)) {
            return false;
        }
        turn.endLease();
        if (news.meansTaken()) {
            carriage.taken(at);
        }
        return true;
    }

    /** Back into the queue, because the carrier has certainly not processed it (HTTP 429). */
    public void waitAgain(String why, Instant at) {
        standing.waitAgain(why, at);
        turn.waitAgain();
    }

    /** The carrier's own id, known from its answer or from the first callback, whichever comes first. */
    public boolean isKnownToCarrierAs(String carrierId) {
        return carriage.isKnownAs(carrierId);
    }

    /** It belongs to a conversation from now on. */
    public void join(UUID thread) {
        threadId = thread;
    }

    /** The same, stored by now, so that it knows its place in its thread. */
    public Message placed() {
        flush();
        getEntityManager().refresh(this);
        return this;
    }

    public void decide(String reason, Instant at) {
        standing.decide(reason, at);
    }

    /** As the carrier counts; 0 when it does not say. */
    public void countSegments(int counted) {
        words = counted > 0 ? words.counted(counted) : words;
    }

    /** What the carrier charges, once it says so. */
    public void costs(Price charged) {
        carriage.costs(charged);
    }

    /** What still waits may be said differently or later; what is under way may not. */
    public boolean rephrase(Draft draft) {
        if (status() != Status.QUEUED) {
            return false;
        }
        words = draft.words();
        origin = draft.origin();
        turn.set(draft.dueAt(), draft.expiresAt());
        return true;
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

    /** The thread it belongs to; null for an automatic text that nobody has answered yet. */
    public UUID threadId() {
        return threadId;
    }

    /** Its place in its thread, from 1; null outside of one. Known once it is {@link #placed()} or read again. */
    public Integer seq() {
        return seq;
    }

    public Direction direction() {
        return direction;
    }

    public Kind kind() {
        return kind;
    }

    public Origin origin() {
        return origin;
    }

    Words words() {
        return words;
    }

    public String body() {
        return words.body();
    }

    public List<Media> media() {
        return words.media();
    }

    public Status status() {
        return standing.status();
    }

    Standing standing() {
        return standing;
    }

    Carriage carriage() {
        return carriage;
    }

    public PhoneNumber sender() {
        return carriage.sender();
    }

    public Instant dueAt() {
        return turn.dueAt();
    }

    /** Pointless after; null: never. */
    public Instant expiresAt() {
        return turn.expiresAt();
    }

    public Retry retry() {
        return retry;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant sentAt() {
        return carriage.sentAt();
    }
}
