package org.threadline.events.outbox;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A fact as it is written down. What becomes of it afterwards is done to many rows at a time, in SQL. */
@Entity
@Immutable
@Table(name = "outbox_event")
class OutboxEvent extends PanacheEntityBase {

    @Id
    UUID id;

    @Column(nullable = false)
    String brand;

    @Column(nullable = false)
    int slot;

    @Column(nullable = false)
    UUID key;

    @Column(nullable = false)
    String type;

    @Column(nullable = false)
    String event;

    @Column(name = "created_at", nullable = false)
    Instant createdAt;

    protected OutboxEvent() {}

    OutboxEvent(UUID id, Fact fact, String event, Instant now) {
        this.id = id;
        this.brand = fact.brand();
        this.slot = OutboxSlots.of(fact.customerId());
        this.key = fact.customerId();
        this.type = fact.type().type();
        this.event = event;
        this.createdAt = now;
    }
}
