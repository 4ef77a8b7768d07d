package org.threadline.thread;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.Session;
import org.threadline.consent.Purpose;
import org.threadline.outbound.Candidate;
import org.threadline.outbound.SendCheck;
import org.threadline.outbound.Verdict;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

/**
 * Nothing is sold to somebody who seems to have asked for no more texts, until a person has read it. Held, not dropped:
 * when it was about something else, the offer may still be welcome.
 */
@ApplicationScoped
class OptOutRequestCheck implements SendCheck {

    /** How soon after the decision a held text is looked at again. */
    private static final Duration PAUSE = Duration.ofMinutes(15);

    private final Session entities;
    private final Clock clock;

    OptOutRequestCheck(Session entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    @Override
    public Map<UUID, Verdict> check(List<Candidate> candidates) {
        Map<String, Set<UUID>> sold = candidates.stream()
                .filter(candidate -> candidate.purpose() == Purpose.MARKETING)
                .collect(groupingBy(Candidate::brand, mapping(Candidate::customerId, toSet())));
        var asking = new HashSet<UUID>();
        sold.forEach((brand, customers) -> asking.addAll(asking(brand, customers)));

        var verdicts = new HashMap<UUID, Verdict>();
        candidates.stream()
                .filter(candidate ->
                        candidate.purpose() == Purpose.MARKETING && asking.contains(candidate.customerId()))
                .forEach(candidate -> verdicts.put(
                        candidate.messageId(), new Verdict.Hold(clock.instant().plus(PAUSE), "opt-out-requested")));
        return verdicts;
    }

    private List<UUID> asking(String brand, Set<UUID> customers) {
        return entities.createNativeQuery("""
                        select customer_id from opt_out_request
                        where brand = :brand and customer_id in (:customers) and settled_at is null""", UUID.class)
                .setParameter("brand", brand)
                .setParameter("customers", customers)
                .getResultList();
    }
}
