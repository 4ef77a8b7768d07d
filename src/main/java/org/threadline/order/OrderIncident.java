package org.threadline.order;

import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** What has befallen an order and made it late. One is apologised for once, however often its date slips. */
@Entity
@Table(name = "order_incident")
class OrderIncident extends PanacheEntityBase {

    @Embeddable
    record Key(
            @Column(name = "brand") String brand,
            @Column(name = "order_id") String orderId,
            @Column(name = "incident_id") String incidentId)
            implements Serializable {}

    @EmbeddedId
    private Key key;

    @Column(name = "new_eta")
    private Instant newEta;

    private String reason;

    @Column(name = "message_id")
    private UUID messageId;

    @Column(name = "told_id")
    private UUID toldId;

    @Column(name = "occurred_at", nullable = false, updatable = false)
    private Instant occurredAt;

    protected OrderIncident() {}

    OrderIncident(Key key, OrderEvent.Delayed delay, Instant occurredAt) {
        this.key = key;
        this.newEta = delay.newEta();
        this.reason = delay.reason();
        this.occurredAt = occurredAt;
    }

    static Optional<OrderIncident> of(Key key) {
        return findByIdOptional(key);
    }

    /** Another text says what this one could not. */
    static void toldBy(UUID messageId, UUID instead) {
        update(
                "messageId = case when messageId = ?1 then ?2 else messageId end, toldId = ?2 where toldId = ?1",
                messageId,
                instead);
    }

    void apologisedBy(UUID message) {
        messageId = message;
        toldId = message;
    }

    void toldBy(UUID message) {
        toldId = message;
    }

    void slip(Instant eta) {
        newEta = eta;
    }

    /** Whether nothing but the apology has told its date. */
    boolean isToldByApology() {
        return toldId != null && toldId.equals(messageId);
    }

    /** The text that has told its date last; null when that was before such was written down. */
    UUID toldId() {
        return toldId;
    }

    Key key() {
        return key;
    }
}
