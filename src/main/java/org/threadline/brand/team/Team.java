package org.threadline.brand.team;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** Some of a brand's agents, to whom a thread can be handed without naming one of them. */
@Entity
@Table(name = "team")
public class Team extends PanacheEntityBase {

    @Id
    private UUID id;

    @Column(nullable = false, updatable = false)
    private String brand;

    @Column(nullable = false)
    private String name;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    protected Team() {}

    Team(UUID id, String brand, String name, Instant now) {
        this.id = id;
        this.brand = brand;
        this.name = name;
        this.createdAt = now;
    }

    static Optional<Team> of(String brand, UUID id) {
        return find("brand = ?1 and id = ?2", brand, id).firstResultOptional();
    }

    /** The same, and whoever changes it waits until the transaction ends. */
    static Optional<Team> lock(String brand, UUID id) {
        return Team.<Team>find("brand = ?1 and id = ?2", brand, id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    static List<Team> all(String brand) {
        return list("brand = ?1 order by lower(name), id", brand);
    }

    void rename(String wanted) {
        name = wanted;
    }

    public UUID id() {
        return id;
    }

    public String brand() {
        return brand;
    }

    String name() {
        return name;
    }
}
