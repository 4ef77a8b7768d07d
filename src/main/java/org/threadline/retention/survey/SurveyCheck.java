package org.threadline.retention.survey;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.threadline.outbound.Candidate;
import org.threadline.outbound.SendCheck;
import org.threadline.outbound.Verdict;
import org.threadline.thread.Threads;
import org.threadline.value.Kind;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

/**
 * The veto at the moment of sending: nobody is asked how it was while it is not over. And a question that comes back to the
 * queue when it is answered or expired is dropped.
 */
@ApplicationScoped
class SurveyCheck implements SendCheck {

    private static final Verdict OVER = new Verdict.Drop("survey-over");
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final Threads threads;
    private final Clock clock;

    SurveyCheck(Threads threads, Clock clock) {
        this.threads = threads;
        this.clock = clock;
    }

    @Override
    public Map<UUID, Verdict> check(List<Candidate> candidates) {
        List<Candidate> questions = candidates.stream()
                .filter(text -> text.kind() == Kind.SURVEY || text.kind() == Kind.FOLLOW_UP)
                .toList();
        var verdicts = new HashMap<UUID, Verdict>();
        if (questions.isEmpty()) {
            return verdicts;
        }
        Instant later = clock.instant().plus(PATIENCE);
        questions.stream().collect(groupingBy(Candidate::brand)).forEach((brand, texts) -> {
            Set<UUID> talking = threads.talking(
                    brand, texts.stream().map(Candidate::customerId).collect(toSet()));
            texts.stream()
                    .filter(text -> talking.contains(text.customerId()))
                    .forEach(text -> verdicts.put(text.messageId(), text.holdUntil(later, Surveys.CONVERSATION_OPEN)));
        });
        KnownSurveys.over(questions.stream().map(Candidate::messageId).toList()).forEach(id -> verdicts.put(id, OVER));
        return verdicts;
    }
}
