package org.threadline.retention.survey;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.threadline.brand.Brand;
import org.threadline.message.Message;
import org.threadline.value.Kind;

/** What becomes of a question on its way: who never got it was not asked, and is in nobody's way. */
@ApplicationScoped
class SurveyProgress {

    private final Clock clock;

    SurveyProgress(Clock clock) {
        this.clock = clock;
    }

    void follow(@Observes Message.StatusChanged changed) {
        if (changed.kind() != Kind.SURVEY) {
            return;
        }
        switch (changed.status()) {
            case ACCEPTED, SENT, DELIVERED -> {
                Instant now = clock.instant();
                Duration within = Brand.withKey(changed.brand())
                        .orElseThrow()
                        .policies()
                        .surveys()
                        .answerWithin();
                KnownSurveys.asked(changed.messageId(), now, now.plus(within));
            }
            case CANCELED, FAILED, UNDELIVERED -> KnownSurveys.drop(changed.messageId());
            default -> {
                // Nobody knows yet.
            }
        }
    }

    void follow(@Observes Message.Retried retried) {
        KnownSurveys.askAgain(retried.messageId(), retried.retryOf());
    }
}
