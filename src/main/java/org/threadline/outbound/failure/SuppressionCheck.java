package org.threadline.outbound.failure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.threadline.outbound.Candidate;
import org.threadline.outbound.SendCheck;
import org.threadline.outbound.Verdict;

import static java.util.stream.Collectors.groupingBy;

/** Nothing is sent to a number that cannot be reached: it would cost, and carriers think ill of who does it. */
@ApplicationScoped
class SuppressionCheck implements SendCheck {

    private final Suppressions suppressions;

    SuppressionCheck(Suppressions suppressions) {
        this.suppressions = suppressions;
    }

    @Override
    public Map<UUID, Verdict> check(List<Candidate> candidates) {
        var verdicts = new HashMap<UUID, Verdict>();
        candidates.stream().collect(groupingBy(Candidate::brand)).forEach((brand, texts) -> {
            var numbers =
                    texts.stream().map(text -> text.to().value()).distinct().toList();
            Map<String, String> codes = suppressions.among(brand, numbers);
            texts.stream()
                    .filter(text -> codes.containsKey(text.to().value()))
                    .forEach(text -> verdicts.put(
                            text.messageId(),
                            new Verdict.Drop("suppressed:" + codes.get(text.to().value()))));
        });
        return verdicts;
    }
}
