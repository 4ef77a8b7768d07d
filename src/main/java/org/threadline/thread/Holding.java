package org.threadline.thread;

import java.util.Objects;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * Who answers for a thread, and who may be asked to.
 *
 * @param assignee null: nobody
 * @param teamId whose members it is for; null: anybody of the brand
 * @param passedBy who gave it back, or left it unanswered, and is not given it again; null: nobody
 */
@Embeddable
public record Holding(
        String assignee,
        @Column(name = "team_id") UUID teamId,
        @Column(name = "passed_by") String passedBy) {

    static final Holding OPEN_TO_ALL = new Holding(null, null, null);

    Holding by(String agent) {
        return new Holding(agent, teamId, null);
    }

    Holding givenBack() {
        return assignee == null ? this : new Holding(null, teamId, assignee);
    }

    Holding passedOn(String by, UUID team) {
        return new Holding(null, team, by);
    }

    /** It is over: whoever held it may have it again, but no team waits for it. */
    Holding over() {
        return new Holding(assignee, null, null);
    }

    /** @throws HeldBySomebodyElse unless nobody or the same agent holds it */
    void refuseUnlessBy(String agent) {
        if (assignee != null && !Objects.equals(assignee, agent)) {
            throw new HeldBySomebodyElse();
        }
    }
}
