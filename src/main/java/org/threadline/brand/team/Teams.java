package org.threadline.brand.team;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.NotFoundException;

import org.hibernate.exception.ConstraintViolationException;
import org.threadline.brand.OwnBrand;
import org.threadline.security.audit.Deed;
import org.threadline.value.Ids;

import static java.util.stream.Collectors.groupingBy;

/** The teams of the caller's brands; others do not exist for them. */
@ApplicationScoped
@Transactional
class Teams {

    /** They are listed whole. */
    private static final int MOST_OF_A_BRAND = 100;

    private static final int MOST_MEMBERS = 500;

    private final OwnBrand own;
    private final Event<TeamChanged> changed;
    private final Deed deed;
    private final Clock clock;

    Teams(OwnBrand own, Event<TeamChanged> changed, Deed deed, Clock clock) {
        this.own = own;
        this.changed = changed;
        this.deed = deed;
        this.clock = clock;
    }

    TeamView add(String brand, String name) {
        own.withKey(brand);
        if (Team.count("brand", brand) >= MOST_OF_A_BRAND) {
            throw new BadRequestException("a brand has " + MOST_OF_A_BRAND + " teams at most");
        }
        var team = new Team(Ids.next(), brand, name.strip(), clock.instant());
        team.persist();
        refuseTakenName();
        deed.about(team.id());
        return TeamView.of(team, List.of());
    }

    List<TeamView> all(String brand) {
        own.withKey(brand);
        Map<UUID, List<TeamMember>> members = TeamMember.all(brand).stream().collect(groupingBy(TeamMember::teamId));
        return Team.all(brand).stream()
                .map(team -> TeamView.of(team, members.getOrDefault(team.id(), List.of())))
                .toList();
    }

    TeamView look(String brand, UUID id) {
        own.withKey(brand);
        Team team = Team.of(brand, id).orElseThrow(NotFoundException::new);
        return TeamView.of(team, TeamMember.all(team));
    }

    TeamView rename(String brand, UUID id, String name) {
        Team team = lock(brand, id);
        team.rename(name.strip());
        refuseTakenName();
        return TeamView.of(team, TeamMember.all(team));
    }

    /** Threads that are for it are for everybody of the brand again. */
    void remove(String brand, UUID id) {
        Team team = lock(brand, id);
        TeamMember.removeAll(team);
        changed.fire(new TeamChanged(brand, id, true));
        team.delete();
    }

    TeamView put(String brand, UUID id, String agent, int capacity) {
        Team team = lock(brand, id);
        TeamMember member = TeamMember.of(team, agent).orElseGet(() -> join(team, agent));
        member.take(capacity);
        member.persistAndFlush();
        told(team, agent);
        return TeamView.of(team, TeamMember.all(team));
    }

    /** They keep the threads that they hold. */
    void remove(String brand, UUID id, String agent) {
        Team team = lock(brand, id);
        TeamMember.of(team, agent).orElseThrow(NotFoundException::new).delete();
        told(team, agent);
    }

    private TeamMember join(Team team, String agent) {
        if (TeamMember.all(team).size() >= MOST_MEMBERS) {
            throw new BadRequestException("a team has " + MOST_MEMBERS + " members at most");
        }
        return new TeamMember(team, agent, clock.instant());
    }

    private void told(Team team, String agent) {
        deed.about(team.id());
        deed.with("agent", agent);
        changed.fire(new TeamChanged(team.brand(), team.id(), false));
    }

    private Team lock(String brand, UUID id) {
        own.withKey(brand);
        return Team.lock(brand, id).orElseThrow(NotFoundException::new);
    }

    private static void refuseTakenName() {
        try {
            Team.flush();
        } catch (ConstraintViolationException taken) {
            throw new NameTaken();
        }
    }
}
