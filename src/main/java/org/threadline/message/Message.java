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
                    message.status,
                    message.errorCode);
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

    @Column(nullable = false, updatable = false)
    private String purpose;

    @Embedded
    private Words words;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private Status status;

    @Column(name = "status_rank", nullable = false)
    private int statusRank;

    @Column(name = "error_code")
    private String errorCode;

    private String decision;

    @Column(name = "decided_at")
    private Instant decidedAt;

    @Column(nullable = false)
    private String sender;

    @Column(name = "carrier_message_id")
    private String carrierMessageId;

    @Column(updatable = false)
    private String template;

    private String author;

    private String subject;

    @Embedded
    private Turn turn;

    @Embedded
    private Retry retry = Retry.NONE;

    @Embedded
    private Price price;

    @Column(name = "created_at", nullable = false)
    private Instant createdAt;

    @Column(name = "sent_at")
    private Instant sentAt;

    protected Message() {}

    private Message(Draft draft, Direction direction, Status status, Instant now) {
        this.id = draft.id();
        this.brand = draft.brand();
        this.customerId = draft.customerId();
        this.threadId = draft.threadId();
        this.direction = direction;
        this.kind = draft.kind();
        this.purpose = draft.purpose();
        this.words = draft.words();
        this.sender = draft.sender().value();
        this.template = draft.template();
        this.author = draft.author();
        this.subject = draft.subject();
        this.turn = new Turn(draft.kind().lane(), draft.dueAt(), draft.expiresAt());
        this.createdAt = now;
        become(status);
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
        message.carrierMessageId = carrierMessageId;
        message.sentAt = sent;
        return message;
    }

    /** The message, its row locked until the transaction ends. */
    public static Optional<Message> lock(UUID id) {
        return Message.<Message>findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** These messages by id, in one query. */
    public static Map<UUID, Message> all(Collection<UUID> ids) {
        return Message.<Message>list("id in ?1", ids).stream().collect(Collectors.toMap(Message::id, each -> each));
    }

    /** Whether a text with this id of the carrier is already stored. */
    public static boolean isStored(String carrierMessageId) {
        return count("carrierMessageId", carrierMessageId) > 0;
    }

    /**
     * Comes as far as the news says, never back: news that is late or repeated changes nothing.
     *
     * @return whether the status changed
     */
    public boolean advanceTo(Status news, String newsErrorCode, Instant at) {
        if (direction != Direction.OUTBOUND || news.rank() <= statusRank) {
            return false;
        }
        become(news);
        errorCode = newsErrorCode == null ? errorCode : newsErrorCode;
        turn.endLease();
        if (news.rank() >= Status.ACCEPTED.rank()
                && news != Status.CANCELED
                && news != Status.FAILED
                && sentAt == null) {
            sentAt = at;
        }
        return true;
    }

    /** Back into the queue, because the carrier has certainly not processed it (HTTP 429). */
    public void waitAgain(String why, Instant at) {
        if (status != Status.SENDING) {
            throw new IllegalStateException("only what is being sent can go back to the queue");
        }
        become(Status.QUEUED);
        turn.waitAgain();
        decide(why, at);
    }

    /** The carrier's own id, known from its answer or from the first callback, whichever comes first. */
    public boolean isKnownToCarrierAs(String carrierId) {
        if (carrierMessageId == null) {
            carrierMessageId = carrierId;
        }
        return carrierMessageId.equals(carrierId);
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
        decision = reason;
        decidedAt = at;
    }

    /** As the carrier counts; 0 when it does not say. */
    public void countSegments(int counted) {
        words = counted > 0 ? words.counted(counted) : words;
    }

    /** What the carrier charges, once it says so. */
    public void costs(Price charged) {
        price = charged == null ? price : charged;
    }

    /** What still waits may be said differently or later; what is under way may not. */
    public boolean rephrase(Draft draft) {
        if (status != Status.QUEUED) {
            return false;
        }
        words = draft.words();
        turn.set(draft.dueAt(), draft.expiresAt());
        return true;
    }

    private void become(Status next) {
        status = next;
        statusRank = next.rank();
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

    /** Name of the consent purpose that it needs. */
    public String purpose() {
        return purpose;
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
        return status;
    }

    public String errorCode() {
        return errorCode;
    }

    public String decision() {
        return decision;
    }

    public Instant decidedAt() {
        return decidedAt;
    }

    public int segments() {
        return words.segments();
    }

    public PhoneNumber sender() {
        return new PhoneNumber(sender);
    }

    public String carrierMessageId() {
        return carrierMessageId;
    }

    /** Name of the template that it was made from, or null. */
    public String template() {
        return template;
    }

    public String author() {
        return author;
    }

    public Instant dueAt() {
        return turn.dueAt();
    }

    /** Pointless after; null: never. */
    public Instant expiresAt() {
        return turn.expiresAt();
    }

    /** What it is about, such as {@code order:1001}, or null. */
    public String subject() {
        return subject;
    }

    public Retry retry() {
        return retry;
    }

    /** Null as long as the carrier has not said. */
    public Price price() {
        return price;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant sentAt() {
        return sentAt;
    }
}
