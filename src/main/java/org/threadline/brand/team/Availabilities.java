package org.threadline.brand.team;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.Session;
import org.threadline.brand.team.Availability.State;

/** Who is there, brand by brand, on all replicas together. It holds for some minutes and is said again while it is so. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Availabilities {

    /** Somebody has come to a brand, or has gone. */
    public record Said(String brand, String agent) {}

    // Whoever says again that they are there has been idle for as long as before.
    private static final String SAY = """
            insert into agent_availability as a (brand, agent, available_since, available_until, idle_since)
            values (:brand, :agent, :now, :until, :now)
            on conflict on constraint pk_agent_availability do update set
              available_until = case when :away then least(a.available_until, excluded.available_until)
                else excluded.available_until end,
              available_since = case when a.available_until > :now then a.available_since else excluded.available_since end,
              idle_since = case when a.available_until > :now then a.idle_since else excluded.idle_since end""";

    private final Session entities;
    private final Event<Said> said;
    private final Duration kept;
    private final Clock clock;

    Availabilities(
            Session entities,
            Event<Said> said,
            @ConfigProperty(name = "threadline.routing.available-for", defaultValue = "10m") Duration kept,
            Clock clock) {
        this.entities = entities;
        this.said = said;
        this.kept = kept;
        this.clock = clock;
    }

    /** Notes it; that somebody is there holds until {@code threadline.routing.available-for} is over. */
    Availability say(String brand, String agent, State state) {
        Instant now = clock.instant();
        entities.createNativeMutationQuery(SAY)
                .setParameter("brand", brand)
                .setParameter("agent", agent)
                .setParameter("now", now)
                .setParameter("until", state == State.AVAILABLE ? now.plus(kept) : now)
                .setParameter("away", state == State.AWAY)
                .executeUpdate();
        said.fire(new Said(brand, agent));
        return of(brand, agent);
    }

    Availability of(String brand, String agent) {
        return entities.createNativeQuery(
                        "select available_since, available_until from agent_availability where brand = :brand and agent = :agent",
                        Object[].class)
                .setParameter("brand", brand)
                .setParameter("agent", agent)
                .getResultStream()
                .findFirst()
                .map(row -> Availability.of(agent, (Instant) row[0], (Instant) row[1], clock.instant()))
                .orElseGet(() -> Availability.of(agent, null, null, clock.instant()));
    }

    /** They have been given something, or have got rid of something. Who never says whether they are there is not counted. */
    public void idleFromNow(String brand, String agent) {
        entities.createNativeMutationQuery(
                        "update agent_availability set idle_since = :now where brand = :brand and agent = :agent")
                .setParameter("brand", brand)
                .setParameter("agent", agent)
                .setParameter("now", clock.instant())
                .executeUpdate();
    }
}
