package org.threadline.outbound.gate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.threadline.consent.Consent;
import org.threadline.consent.Purpose;
import org.threadline.outbound.Candidate;
import org.threadline.outbound.SendCheck;
import org.threadline.outbound.Verdict;
import org.threadline.value.Kind;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

/** Nothing is sent against somebody's will. Only the answer to STOP, START or HELP itself is exempt. */
@ApplicationScoped
class ConsentCheck implements SendCheck {

    private final Consent consent;

    ConsentCheck(Consent consent) {
        this.consent = consent;
    }

    @Override
    public Map<UUID, Verdict> check(List<Candidate> candidates) {
        Map<String, Set<UUID>> byBrand = candidates.stream()
                .filter(candidate -> candidate.kind() != Kind.SYSTEM)
                .collect(groupingBy(Candidate::brand, mapping(Candidate::customerId, toSet())));
        var allowed = new HashMap<UUID, Set<Purpose>>();
        byBrand.forEach((brand, customers) -> allowed.putAll(consent.allowed(brand, customers)));

        var verdicts = new HashMap<UUID, Verdict>();
        for (Candidate candidate : candidates) {
            Set<Purpose> purposes = allowed.get(candidate.customerId());
            if (candidate.kind() != Kind.SYSTEM && !purposes.contains(candidate.purpose())) {
                verdicts.put(candidate.messageId(), new Verdict.Drop("no-consent:" + candidate.purpose()));
            }
        }
        return verdicts;
    }
}
