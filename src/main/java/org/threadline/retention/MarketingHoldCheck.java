package org.threadline.retention;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;

import org.threadline.outbound.Candidate;
import org.threadline.outbound.SendCheck;
import org.threadline.outbound.Verdict;

import static java.util.stream.Collectors.toSet;

/**
 * Nothing is sold to somebody who is waiting or angry. What waits for that goes when the reason has gone, or is dropped
 * with the reason when it would be pointless by the next look.
 */
@ApplicationScoped
class MarketingHoldCheck implements SendCheck {

    private final Instance<MarketingHold> holds;
    private final HoldConfig config;
    private final Clock clock;

    MarketingHoldCheck(@Any Instance<MarketingHold> holds, HoldConfig config, Clock clock) {
        this.holds = holds;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public Map<UUID, Verdict> check(List<Candidate> candidates) {
        List<Candidate> sold = candidates.stream().filter(Candidate::sells).toList();
        var verdicts = new HashMap<UUID, Verdict>();
        if (sold.isEmpty()) {
            return verdicts;
        }
        Set<String> brands = sold.stream().map(Candidate::brand).collect(toSet());
        Set<UUID> customers = sold.stream().map(Candidate::customerId).collect(toSet());
        Instant next = clock.instant().plus(config.lookAgain());
        for (MarketingHold hold : holds) {
            Set<UUID> held = hold.among(brands, customers);
            sold.stream()
                    .filter(text -> held.contains(text.customerId()))
                    .forEach(text -> verdicts.putIfAbsent(text.messageId(), text.holdUntil(next, hold.reason())));
        }
        return verdicts;
    }
}
