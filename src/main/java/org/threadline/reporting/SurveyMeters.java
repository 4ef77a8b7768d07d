package org.threadline.reporting;

import java.util.Locale;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;

import org.threadline.brand.SurveyKind;
import org.threadline.retention.survey.Survey;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;

/** How customers answer who are asked how it was; the counters are there from the start, so that alerts can watch. */
@ApplicationScoped
class SurveyMeters {

    private final MeterRegistry registry;

    SurveyMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void start(@Observes StartupEvent started) {
        Stream.of(SurveyKind.values()).forEach(kind -> {
            answers(kind, true);
            answers(kind, false);
        });
    }

    void answered(@Observes(during = TransactionPhase.AFTER_SUCCESS) Survey.Answered answered) {
        answers(answered.survey().kind(), answered.low()).increment();
    }

    private Counter answers(SurveyKind kind, boolean low) {
        return registry.counter(
                "threadline.survey.answers",
                "survey",
                kind.name().toLowerCase(Locale.ROOT),
                "low",
                String.valueOf(low));
    }
}
