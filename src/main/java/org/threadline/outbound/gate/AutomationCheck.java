package org.threadline.outbound.gate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.Session;
import org.threadline.brand.Automation;
import org.threadline.brand.Brands;
import org.threadline.outbound.Candidate;
import org.threadline.outbound.SendCheck;
import org.threadline.outbound.Verdict;
import org.threadline.value.Kind;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

/**
 * No machine talks on and on: after so many automatic texts in a row what sells or asks waits, until the customer or a
 * person of the brand has said something, or the oldest of them is long ago. What somebody needs to know is never held
 * back for it. As with {@link FrequencyCheck}, two texts of a customer never pass together.
 */
@ApplicationScoped
class AutomationCheck implements SendCheck {

    static final String REASON = "too-many-automated";

    /** Longer than any text waits between its making and its leaving; the index goes by the making. */
    private static final Duration LONGEST_WAIT = Duration.ofDays(30);

    private static final String ALONE = """
            select customer_id, left_at from (
              select m.customer_id, m.kind, coalesce(m.sent_at, m.decided_at, m.created_at) as left_at,
                max(coalesce(m.sent_at, m.decided_at, m.created_at)) filter (where m.kind in ('CUSTOMER', 'AGENT'))
                  over (partition by m.customer_id) as last_word
              from message m
              where m.brand in (:brands) and m.customer_id in (:customers) and m.created_at > :made
                and m.status not in ('QUEUED', 'CANCELED', 'FAILED')) said
            where kind not in ('CUSTOMER', 'AGENT') and (last_word is null or left_at > last_word)
            order by left_at""";

    private final Brands brands;
    private final Session entities;
    private final Clock clock;

    AutomationCheck(Brands brands, Session entities, Clock clock) {
        this.brands = brands;
        this.entities = entities;
        this.clock = clock;
    }

    @Override
    public Map<UUID, Verdict> check(List<Candidate> candidates) {
        List<Candidate> capped =
                candidates.stream().filter(AutomationCheck::sellsOrAsks).toList();
        var verdicts = new HashMap<UUID, Verdict>();
        if (capped.isEmpty()) {
            return verdicts;
        }
        Instant now = clock.instant();
        Map<String, Automation> rules = rules(capped);
        Map<UUID, SentLately> alone = alone(capped, now.minus(longest(rules)));
        for (Candidate text : capped) {
            Automation rule = rules.get(text.brand());
            alone.getOrDefault(text.customerId(), new SentLately(List.of()))
                    .freeAt(rule.most(), rule.memory(), now)
                    .ifPresent(free -> verdicts.put(text.messageId(), text.holdUntil(free, REASON)));
        }
        return verdicts;
    }

    private static boolean sellsOrAsks(Candidate text) {
        return text.isAutomatic() && (text.sells() || text.kind() == Kind.SURVEY);
    }

    private Map<String, Automation> rules(List<Candidate> texts) {
        return brands.rules(texts.stream().map(Candidate::brand).collect(toSet())).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, brand -> brand.getValue().policies().automation()));
    }

    private static Duration longest(Map<String, Automation> rules) {
        return rules.values().stream()
                .map(Automation::memory)
                .max(Duration::compareTo)
                .orElseThrow();
    }

    /** When the automatic texts since the last word of a person left, by customer. One query for all. */
    private Map<UUID, SentLately> alone(List<Candidate> texts, Instant since) {
        Map<UUID, List<Instant>> moments = entities.createNativeQuery(ALONE, Object[].class)
                .setParameter(
                        "brands",
                        texts.stream().map(Candidate::brand).distinct().toList())
                .setParameter(
                        "customers",
                        texts.stream().map(Candidate::customerId).distinct().toList())
                .setParameter("made", since.minus(LONGEST_WAIT))
                .getResultStream()
                .collect(groupingBy(row -> (UUID) row[0], mapping(row -> (Instant) row[1], toList())));
        return moments.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> new SentLately(entry.getValue())));
    }
}
