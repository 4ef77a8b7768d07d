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
import org.threadline.brand.Brands;
import org.threadline.brand.FrequencyCap;
import org.threadline.brand.Policies;
import org.threadline.consent.Purpose;
import org.threadline.outbound.Candidate;
import org.threadline.outbound.SendCheck;
import org.threadline.outbound.Verdict;

/**
 * Not too often: a customer gets only so many texts of a purpose within a time. What has left counts, or may have left.
 * That two texts of a customer never pass together is the claim's doing: it holds the customer's row before it asks,
 * and takes nothing for somebody who has a text on its way.
 */
@ApplicationScoped
class FrequencyCheck implements SendCheck {

    static final String REASON = "frequency-cap:";

    /** A text and what it counts as. */
    private record Counted(UUID customer, Purpose purpose) {

        static Counted of(Candidate text) {
            return new Counted(text.customerId(), text.purpose());
        }
    }

    private final Brands brands;
    private final List<FrequencyCap> usual;
    private final Session entities;
    private final Clock clock;

    FrequencyCheck(Brands brands, SendingConfig config, Session entities, Clock clock) {
        this.brands = brands;
        this.usual = config.frequencyCaps().orElse(List.of());
        this.entities = entities;
        this.clock = clock;
    }

    @Override
    public Map<UUID, Verdict> check(List<Candidate> candidates) {
        Map<UUID, List<FrequencyCap>> caps = caps(candidates);
        var verdicts = new HashMap<UUID, Verdict>();
        if (caps.isEmpty()) {
            return verdicts;
        }
        Instant now = clock.instant();
        List<Candidate> capped = candidates.stream()
                .filter(text -> caps.containsKey(text.messageId()))
                .toList();
        Map<Counted, SentLately> sent = sentSince(now.minus(longest(caps)), capped);
        for (Candidate text : capped) {
            sent.getOrDefault(Counted.of(text), new SentLately(List.of()))
                    .freeAt(caps.get(text.messageId()), now)
                    .ifPresent(free -> verdicts.put(text.messageId(), text.holdUntil(free, REASON + text.purpose())));
        }
        return verdicts;
    }

    /** The caps that each text falls under; a text under none is absent. Answers fall under none. */
    private Map<UUID, List<FrequencyCap>> caps(List<Candidate> candidates) {
        List<Candidate> begun = candidates.stream()
                .filter(text -> text.purpose() != Purpose.SUPPORT)
                .toList();
        var caps = new HashMap<UUID, List<FrequencyCap>>();
        if (begun.isEmpty()) {
            return caps;
        }
        Map<String, Brands.Rules> rules =
                brands.rules(begun.stream().map(Candidate::brand).collect(Collectors.toSet()));
        for (Candidate text : begun) {
            List<FrequencyCap> own = of(rules.get(text.brand()).policies()).stream()
                    .filter(cap -> cap.purpose().name().equals(text.purpose().name()))
                    .toList();
            if (!own.isEmpty()) {
                caps.put(text.messageId(), own);
            }
        }
        return caps;
    }

    private List<FrequencyCap> of(Policies brand) {
        return brand.frequencyCaps() == null ? usual : brand.frequencyCaps();
    }

    private static Duration longest(Map<UUID, List<FrequencyCap>> caps) {
        return caps.values().stream()
                .flatMap(List::stream)
                .map(FrequencyCap::per)
                .max(Duration::compareTo)
                .orElseThrow();
    }

    private Map<Counted, SentLately> sentSince(Instant since, List<Candidate> texts) {
        Map<Counted, List<Instant>> moments = entities.createNativeQuery("""
                        select customer_id, purpose, coalesce(sent_at, decided_at, created_at) as left_at
                        from message
                        where customer_id in (:customers) and purpose <> 'SUPPORT'
                          and status not in ('QUEUED', 'CANCELED', 'FAILED')
                          and coalesce(sent_at, decided_at, created_at) > :since
                        order by left_at""", Object[].class)
                .setParameter(
                        "customers",
                        texts.stream().map(Candidate::customerId).distinct().toList())
                .setParameter("since", since)
                .getResultStream()
                .collect(Collectors.groupingBy(
                        row -> new Counted((UUID) row[0], Purpose.valueOf((String) row[1])),
                        Collectors.mapping(row -> (Instant) row[2], Collectors.toList())));
        return moments.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> new SentLately(entry.getValue())));
    }
}
