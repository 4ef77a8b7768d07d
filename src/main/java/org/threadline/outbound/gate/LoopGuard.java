package org.threadline.outbound.gate;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.Session;
import org.threadline.outbound.Candidate;
import org.threadline.outbound.SendCheck;
import org.threadline.outbound.Verdict;

/**
 * Two machines that answer each other stop here: so many automatic answers to one number within an hour, and no more.
 * Dropped, not held, because an answer an hour late starts it all again.
 */
@ApplicationScoped
class LoopGuard implements SendCheck {

    static final Verdict STOP = new Verdict.Drop("loop-guard");

    private static final Duration HOUR = Duration.ofHours(1);

    private final Session entities;
    private final SendingConfig config;
    private final Clock clock;

    LoopGuard(Session entities, SendingConfig config, Clock clock) {
        this.entities = entities;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public Map<UUID, Verdict> check(List<Candidate> candidates) {
        List<Candidate> answers =
                candidates.stream().filter(Candidate::isAutomaticAnswer).toList();
        if (answers.isEmpty()) {
            return Map.of();
        }
        Set<UUID> loops = loops(answers);
        return answers.stream()
                .filter(text -> loops.contains(text.customerId()))
                .collect(Collectors.toMap(Candidate::messageId, text -> STOP));
    }

    /** By creation, which is when they leave but for a moment, because there is an index for that. */
    private Set<UUID> loops(List<Candidate> answers) {
        return Set.copyOf(entities.createNativeQuery("""
                        select customer_id from message
                        where brand in (:brands) and customer_id in (:customers) and created_at > :since
                          and kind in ('ACK', 'SYSTEM') and status not in ('QUEUED', 'CANCELED', 'FAILED')
                        group by customer_id having count(*) >= :most""", UUID.class)
                .setParameter("brands", distinct(answers, Candidate::brand))
                .setParameter("customers", distinct(answers, Candidate::customerId))
                .setParameter("since", clock.instant().minus(HOUR))
                .setParameter("most", config.automaticAnswersPerHour())
                .getResultList());
    }

    private static <T> List<T> distinct(List<Candidate> texts, Function<Candidate, T> what) {
        return texts.stream().map(what).distinct().toList();
    }
}
