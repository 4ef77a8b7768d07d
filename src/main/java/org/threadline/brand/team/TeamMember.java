package org.threadline.brand.team;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.threadline.value.Ids;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** An agent in a team, and with how many open threads they are given no more. */
@Entity
@Table(name = "team_member")
class TeamMember extends PanacheEntityBase {

    @Id
    private UUID id;

    @Column(nullable = false, updatable = false)
    private String brand;

    @Column(name = "team_id", nullable = false, updatable = false)
    private UUID teamId;

    @Column(nullable = false, updatable = false)
    private String agent;

    @Column(nullable = false)
    private int capacity;

    @Column(name = "added_at", nullable = false, updatable = false)
    private Instant addedAt;

    protected TeamMember() {}

    TeamMember(Team team, String agent, Instant now) {
        this.id = Ids.next();
        this.brand = team.brand();
        this.teamId = team.id();
        this.agent = agent;
        this.addedAt = now;
    }

    static Optional<TeamMember> of(Team team, String agent) {
        return find("brand = ?1 and teamId = ?2 and agent = ?3", team.brand(), team.id(), agent)
                .firstResultOptional();
    }

    /** All members of a team, by their ids. */
    static List<TeamMember> all(Team team) {
        return list("brand = ?1 and teamId = ?2 order by agent", team.brand(), team.id());
    }

    /** All members of all teams of a brand, by their ids. */
    static List<TeamMember> all(String brand) {
        return list("brand = ?1 order by agent", brand);
    }

    static void removeAll(Team team) {
        delete("brand = ?1 and teamId = ?2", team.brand(), team.id());
    }

    void take(int most) {
        capacity = most;
    }

    UUID teamId() {
        return teamId;
    }

    String agent() {
        return agent;
    }

    int capacity() {
        return capacity;
    }
}
