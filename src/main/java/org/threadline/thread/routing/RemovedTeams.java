package org.threadline.thread.routing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.hibernate.Session;
import org.threadline.brand.team.TeamChanged;

/** Threads of a team that is given up are for everybody of the brand. */
@ApplicationScoped
class RemovedTeams {

    private final Session entities;

    RemovedTeams(Session entities) {
        this.entities = entities;
    }

    void free(@Observes TeamChanged changed) {
        if (changed.removed()) {
            entities.createNativeMutationQuery("""
                            update support_thread set team_id = null, version = version + 1
                            where brand = :brand and team_id = :team""")
                    .setParameter("brand", changed.brand())
                    .setParameter("team", changed.teamId())
                    .executeUpdate();
        }
    }
}
