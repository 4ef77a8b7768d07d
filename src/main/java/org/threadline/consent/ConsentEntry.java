package org.threadline.consent;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;
import org.threadline.value.Ids;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** One line of the ledger. Lines are added, never changed; the present state is the latest one. */
@Entity
@Immutable
@Table(name = "consent_entry")
public class ConsentEntry extends PanacheEntityBase {

    @Id
    private UUID id;

    @Column(nullable = false)
    private String brand;

    @Column(name = "customer_id", nullable = false)
    private UUID customerId;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private Purpose purpose;

    @Column(nullable = false)
    private boolean granted;

    @Column(nullable = false)
    private String source;

    private String wording;
    private String address;

    @Column(name = "message_id")
    private UUID messageId;

    private String author;

    /** Said of all purposes at once. */
    @Column(nullable = false)
    private boolean everything;

    @Column(name = "effective_at", nullable = false)
    private Instant effectiveAt;

    @Column(name = "recorded_at", nullable = false)
    private Instant recordedAt;

    protected ConsentEntry() {}

    ConsentEntry(String brand, UUID customerId, Purpose purpose, Evidence evidence, Word word, Instant now) {
        this.id = Ids.next();
        this.brand = brand;
        this.customerId = customerId;
        this.purpose = purpose;
        this.granted = word.granted();
        this.source = evidence.source();
        this.wording = evidence.wording();
        this.address = evidence.address();
        this.messageId = evidence.messageId();
        this.author = evidence.author();
        this.everything = word.everything();
        this.effectiveAt = word.said();
        this.recordedAt = now;
    }

    /** Yes or no, when it was said, and whether of all purposes at once. */
    record Word(boolean granted, boolean everything, Instant said) {}

    /** A customer's lines, the latest said first; those said before this moment, or at it with a lower id. */
    public static List<ConsentEntry> of(String brand, UUID customer, Instant before, UUID beforeId, int most) {
        return ConsentEntry.<ConsentEntry>find("""
                        brand = ?1 and customerId = ?2 and (effectiveAt < ?3 or (effectiveAt = ?3 and id < ?4))
                        order by effectiveAt desc, id desc""", brand, customer, before, beforeId)
                .range(0, most - 1)
                .list();
    }

    public UUID id() {
        return id;
    }

    public Purpose purpose() {
        return purpose;
    }

    public boolean isGranted() {
        return granted;
    }

    public Evidence evidence() {
        return new Evidence(source, wording, address, messageId, author);
    }

    /** When it was said; what is said last counts. */
    public Instant saidAt() {
        return effectiveAt;
    }

    /** When we have written it down. */
    public Instant recordedAt() {
        return recordedAt;
    }
}
