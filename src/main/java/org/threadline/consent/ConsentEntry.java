package org.threadline.consent;

import java.time.Instant;
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

    @Column(name = "effective_at", nullable = false)
    private Instant effectiveAt;

    @Column(name = "recorded_at", nullable = false)
    private Instant recordedAt;

    protected ConsentEntry() {}

    ConsentEntry(
            String brand,
            UUID customerId,
            Purpose purpose,
            boolean granted,
            Evidence evidence,
            Instant said,
            Instant now) {
        this.id = Ids.next();
        this.brand = brand;
        this.customerId = customerId;
        this.purpose = purpose;
        this.granted = granted;
        this.source = evidence.source();
        this.wording = evidence.wording();
        this.address = evidence.address();
        this.messageId = evidence.messageId();
        this.effectiveAt = said.isAfter(now) ? now : said;
        this.recordedAt = now;
    }

    public Purpose purpose() {
        return purpose;
    }

    public boolean isGranted() {
        return granted;
    }
}
