package org.threadline.thread.promise;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.Session;
import org.threadline.outbound.Candidate;
import org.threadline.outbound.SendCheck;
import org.threadline.outbound.Verdict;

/** The veto at the moment of sending: whoever was answered meanwhile, or waits no more, need not be asked for patience. */
@ApplicationScoped
class StillOnItCheck implements SendCheck {

    private final Session entities;

    StillOnItCheck(Session entities) {
        this.entities = entities;
    }

    @Override
    public Map<UUID, Verdict> check(List<Candidate> candidates) {
        var promises = new HashMap<UUID, UUID>();
        for (Candidate candidate : candidates) {
            UUID promise = Promise.of(candidate.subject());
            if (promise != null) {
                promises.put(candidate.messageId(), promise);
            }
        }
        var verdicts = new HashMap<UUID, Verdict>();
        if (!promises.isEmpty()) {
            Set<UUID> over = over(Set.copyOf(promises.values()));
            promises.forEach((message, promise) -> {
                if (over.contains(promise)) {
                    verdicts.put(message, new Verdict.Drop("no-longer-waiting"));
                }
            });
        }
        return verdicts;
    }

    private Set<UUID> over(Set<UUID> promises) {
        return new HashSet<>(entities.createNativeQuery(
                        "select id from promise where id in (:ids) and ended_at is not null", UUID.class)
                .setParameter("ids", promises)
                .getResultList());
    }
}
