package org.threadline.outbound.gate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.Session;
import org.threadline.brand.Brands;
import org.threadline.outbound.Candidate;
import org.threadline.outbound.SendCheck;
import org.threadline.outbound.Verdict;

/**
 * A brand's budget for a day, in segments: when it is spent, automatic texts wait for the next day of the brand, or are
 * dropped when that is too late for them. People go on answering; what they send counts too.
 */
@ApplicationScoped
class BudgetCheck implements SendCheck {

    static final String REASON = "budget";

    /** Where no quiet hours do so, midnight's texts are spread here. */
    private static final Duration SPREAD = Duration.ofMinutes(15);

    private final Brands brands;
    private final Session entities;
    private final Clock clock;

    BudgetCheck(Brands brands, Session entities, Clock clock) {
        this.brands = brands;
        this.entities = entities;
        this.clock = clock;
    }

    @Override
    public Map<UUID, Verdict> check(List<Candidate> candidates) {
        var verdicts = new HashMap<UUID, Verdict>();
        Map<String, List<Candidate>> automatic =
                candidates.stream().filter(Candidate::isAutomatic).collect(Collectors.groupingBy(Candidate::brand));
        if (!automatic.isEmpty()) {
            brands.rules(automatic.keySet()).forEach((key, rules) -> {
                if (rules.policies().dailySegments() != null) {
                    verdicts.putAll(verdicts(key, rules, automatic.get(key)));
                }
            });
        }
        return verdicts;
    }

    private Map<UUID, Verdict> verdicts(String brand, Brands.Rules rules, List<Candidate> texts) {
        ZonedDateTime now = clock.instant().atZone(rules.timeZone());
        LocalDate today = now.toLocalDate();
        long left = rules.policies().dailySegments()
                - spentSince(brand, today.atStartOfDay(rules.timeZone()).toInstant());
        Instant tomorrow = today.plusDays(1).atStartOfDay(rules.timeZone()).toInstant();
        var verdicts = new HashMap<UUID, Verdict>();
        for (Candidate text : texts) {
            left -= text.segments();
            if (left < 0) {
                verdicts.put(
                        text.messageId(), text.holdUntil(Spread.after(tomorrow, SPREAD, text.messageId()), REASON));
            }
        }
        return verdicts;
    }

    private long spentSince(String brand, Instant midnight) {
        return entities.createNativeQuery("""
                        select coalesce(sum(segments), 0) from message
                        where brand = :brand and direction = 'OUTBOUND'
                          and status not in ('QUEUED', 'CANCELED', 'FAILED')
                          and coalesce(sent_at, decided_at, created_at) >= :midnight""", Long.class)
                .setParameter("brand", brand)
                .setParameter("midnight", midnight)
                .getSingleResult();
    }
}
