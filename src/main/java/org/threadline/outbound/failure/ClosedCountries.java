package org.threadline.outbound.failure;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.Session;
import org.threadline.outbound.Candidate;
import org.threadline.outbound.Consequence;
import org.threadline.outbound.SendCheck;
import org.threadline.outbound.Verdict;

import static java.util.stream.Collectors.toSet;

/**
 * Countries that are not enabled for us at the carrier. What is asked of it there is refused; a while later one text may
 * try whether that has changed.
 */
@ApplicationScoped
class ClosedCountries implements Remedy, SendCheck {

    private record Closed(String brand, String country) {}

    private final Session entities;
    private final FailureConfig config;
    private final Clock clock;

    ClosedCountries(Session entities, FailureConfig config, Clock clock) {
        this.entities = entities;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public Consequence consequence() {
        return Consequence.CLOSE_COUNTRY;
    }

    @Override
    public void apply(Failure failure) {
        if (failure.isNumberGone()) {
            return;
        }
        entities.createNativeMutationQuery("""
                        insert into closed_country (brand, country, code, closed_at, until)
                        values (:brand, :country, :code, :now, :until)
                        on conflict on constraint pk_closed_country do update
                        set code = excluded.code, closed_at = excluded.closed_at, until = excluded.until""")
                .setParameter("brand", failure.brand())
                .setParameter("country", failure.to().country())
                .setParameter("code", failure.code())
                .setParameter("now", clock.instant())
                .setParameter("until", clock.instant().plus(config.countryClosedFor()))
                .executeUpdate();
    }

    @Override
    public Map<UUID, Verdict> check(List<Candidate> candidates) {
        Set<Closed> closed = closed(candidates.stream().map(Candidate::brand).collect(toSet()));
        var verdicts = new HashMap<UUID, Verdict>();
        if (closed.isEmpty()) {
            return verdicts;
        }
        for (Candidate candidate : candidates) {
            String country = candidate.to().country();
            if (closed.contains(new Closed(candidate.brand(), country))) {
                verdicts.put(candidate.messageId(), new Verdict.Drop("country-not-enabled:" + country));
            }
        }
        return verdicts;
    }

    private Set<Closed> closed(Collection<String> brands) {
        var closed = new HashSet<Closed>();
        entities.createNativeQuery(
                        "select brand, country from closed_country where brand in (:brands) and until > :now",
                        Object[].class)
                .setParameter("brands", brands)
                .setParameter("now", clock.instant())
                .getResultList()
                .forEach(row -> closed.add(new Closed((String) row[0], (String) row[1])));
        return closed;
    }
}
