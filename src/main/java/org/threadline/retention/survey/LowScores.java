package org.threadline.retention.survey;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;

import org.threadline.brand.Asking;
import org.threadline.brand.Brand;

import static java.util.stream.Collectors.toSet;

/** Who was dissatisfied the last time they said so: a bad moment for anything but help. */
public final class LowScores {

    private LowScores() {}

    /** Those of these customers whose last answer is low, as the brand sees it now, and came after that moment. */
    public static Set<UUID> among(Collection<UUID> customers, String brand, Instant since) {
        Asking asking = Brand.withKey(brand).orElseThrow().policies().surveys();
        return KnownSurveys.lastOf(brand, customers).stream()
                .filter(survey -> survey.answeredAt().isAfter(since) && asking.isLow(survey.kind(), survey.score()))
                .map(Survey::customerId)
                .collect(toSet());
    }
}
