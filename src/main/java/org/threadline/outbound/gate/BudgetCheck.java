package org.threadline.outbound.gate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
 * dropped when that is too late for them. People go on answering; what they send counts too. Claims that spend from one
 * budget do so one after the other, whichever replica they are of; what was claimed and did not leave is no longer
 * counted, because nothing is counted but the texts themselves.
 */
@ApplicationScoped
class BudgetCheck implements SendCheck {

    static final String REASON = "budget";
    static final String COUNTED = "budget:counted";

    /** Somebody who has a budget in their hands for so long has stopped; others must not stop with them. */
    private static final Duration ASK_AGAIN = Duration.ofMillis(100);

    /** Where no quiet hours do so, midnight's texts are spread here. */
    private static final Duration SPREAD = Duration.ofMinutes(15);

    /** A budget and the day of the brand that it is for. */
    private record Day(int segments, Instant began, Instant ends) {

        static Day of(Brands.Rules rules, Instant now) {
            LocalDate today = now.atZone(rules.timeZone()).toLocalDate();
            return new Day(
                    rules.policies().dailySegments(),
                    today.atStartOfDay(rules.timeZone()).toInstant(),
                    today.plusDays(1).atStartOfDay(rules.timeZone()).toInstant());
        }
    }

    private final Brands brands;
    private final BudgetTurns turns;
    private final Session entities;
    private final Clock clock;

    BudgetCheck(Brands brands, BudgetTurns turns, Session entities, Clock clock) {
        this.brands = brands;
        this.turns = turns;
        this.entities = entities;
        this.clock = clock;
    }

    @Override
    public Map<UUID, Verdict> check(List<Candidate> candidates) {
        var verdicts = new HashMap<UUID, Verdict>();
        Map<String, List<Candidate>> automatic =
                candidates.stream().filter(Candidate::isAutomatic).collect(Collectors.groupingBy(Candidate::brand));
        Map<String, Day> days = daysOf(automatic);
        if (days.isEmpty()) {
            return verdicts;
        }
        Set<String> ours = turns.take(days.keySet());
        days.forEach((brand, day) -> {
            if (!ours.contains(brand)) {
                automatic.get(brand).forEach(text -> verdicts.put(text.messageId(), later()));
            }
        });
        days.keySet().retainAll(ours);
        Map<String, Long> spent = spent(days);
        days.forEach((brand, day) ->
                verdicts.putAll(verdicts(day, day.segments() - spent.get(brand), automatic.get(brand))));
        return verdicts;
    }

    @Override
    public boolean usesUp() {
        return true;
    }

    private Verdict later() {
        return new Verdict.Hold(clock.instant().plus(ASK_AGAIN), COUNTED);
    }

    private Map<String, Day> daysOf(Map<String, List<Candidate>> automatic) {
        var days = new HashMap<String, Day>();
        if (!automatic.isEmpty()) {
            brands.rules(automatic.keySet()).forEach((brand, rules) -> {
                if (rules.policies().dailySegments() != null) {
                    days.put(brand, Day.of(rules, clock.instant()));
                }
            });
        }
        return days;
    }

    private static Map<UUID, Verdict> verdicts(Day day, long left, List<Candidate> texts) {
        var verdicts = new HashMap<UUID, Verdict>();
        for (Candidate text : texts) {
            left -= text.segments();
            if (left < 0) {
                verdicts.put(
                        text.messageId(), text.holdUntil(Spread.after(day.ends(), SPREAD, text.messageId()), REASON));
            }
        }
        return verdicts;
    }

    /** A statement of its own, after the locks: it sees what others had claimed before we got them. */
    private Map<String, Long> spent(Map<String, Day> days) {
        return entities.createNativeQuery("""
                        select day.brand, (
                          select coalesce(sum(m.segments), 0) from message m
                          where m.brand = day.brand and m.direction = 'OUTBOUND'
                            and m.status not in ('QUEUED', 'CANCELED', 'FAILED')
                            and coalesce(m.sent_at, m.decided_at, m.created_at) >= day.began)
                        from unnest(cast(:brands as text[]), cast(:began as timestamptz[])) as day(brand, began)""", Object[].class)
                .setParameter("brands", days.keySet().toArray(String[]::new))
                .setParameter(
                        "began",
                        days.values().stream()
                                .map(day -> day.began().toString())
                                .toArray(String[]::new))
                .getResultStream()
                .collect(Collectors.toMap(row -> (String) row[0], row -> ((Number) row[1]).longValue()));
    }
}
