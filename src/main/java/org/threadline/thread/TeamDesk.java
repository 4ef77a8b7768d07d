package org.threadline.thread;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.threadline.brand.team.HeldTeam;

/** Handing a thread to a team instead of to one of its members. */
@ApplicationScoped
class TeamDesk {

    private final ThreadDesk desk;
    private final HeldTeam teams;

    TeamDesk(ThreadDesk desk, HeldTeam teams) {
        this.desk = desk;
        this.teams = teams;
    }

    @Transactional
    ThreadView transfer(UUID id, String ifMatch, UUID team, boolean takeOver) {
        return desk.transfer(id, ifMatch, teams.withId(team), takeOver);
    }
}
