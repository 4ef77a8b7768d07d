package org.threadline.events.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;

import org.threadline.events.EventType;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A URL of a brand's choice that is told what happens. */
@Entity
@Table(name = "webhook")
class Webhook extends PanacheEntityBase {

    @Id
    private UUID id;

    @Column(nullable = false, updatable = false)
    private String brand;

    @Column(nullable = false)
    private String url;

    @Column(nullable = false)
    private List<String> types;

    @Column(nullable = false)
    private boolean paused;

    // Both sealed.
    @Column(nullable = false)
    private String secret;

    @Column(name = "previous_secret")
    private String previousSecret;

    @Column(name = "previous_secret_until")
    private Instant previousSecretUntil;

    // Counted by the deliveries, in SQL.
    @Column(nullable = false, insertable = false, updatable = false)
    private int failures;

    @Column(name = "failing_since", insertable = false, updatable = false)
    private Instant failingSince;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "updated_at", nullable = false)
    private Instant updatedAt;

    protected Webhook() {}

    Webhook(UUID id, String brand, String url, String secret, Instant now) {
        this.id = id;
        this.brand = brand;
        this.url = url;
        this.types = List.of();
        this.secret = secret;
        this.createdAt = now;
        this.updatedAt = now;
    }

    static Optional<Webhook> of(String brand, UUID id) {
        return find("brand = ?1 and id = ?2", brand, id).firstResultOptional();
    }

    static Optional<Webhook> lock(String brand, UUID id) {
        return Webhook.<Webhook>find("brand = ?1 and id = ?2", brand, id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    void callAt(String newUrl, Instant now) {
        url = newUrl;
        updatedAt = now;
    }

    /** @param wanted none for all */
    void tellOf(List<EventType> wanted, Instant now) {
        types = wanted.stream().map(EventType::type).distinct().toList();
        updatedAt = now;
    }

    void pause(boolean pause, Instant now) {
        paused = pause;
        updatedAt = now;
    }

    /** Signs with a new secret; the old one signs too for a while, so that no delivery fails during the change. */
    void rotate(String newSecret, Instant now, Duration overlap) {
        previousSecret = secret;
        previousSecretUntil = now.plus(overlap);
        secret = newSecret;
        updatedAt = now;
    }

    UUID id() {
        return id;
    }

    String brand() {
        return brand;
    }

    String url() {
        return url;
    }

    List<EventType> types() {
        return types.stream().map(EventType::of).toList();
    }

    /** As it is stored. */
    String secret() {
        return secret;
    }

    boolean isPaused() {
        return paused;
    }

    int failures() {
        return failures;
    }

    Instant failingSince() {
        return failingSince;
    }

    Instant createdAt() {
        return createdAt;
    }
}
