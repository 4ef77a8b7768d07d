package org.threadline.retention.survey;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

import org.threadline.brand.Brand;
import org.threadline.customer.Customer;
import org.threadline.message.Direction;
import org.threadline.message.Message;
import org.threadline.message.Status;
import org.threadline.value.Kind;

/** Understands a text as the answer to a question. In doubt it is none, and a person reads it. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class SurveyAnswers {

    /** A score that comes again so soon is the same answer: a thumb that was pressed twice. */
    private static final Duration ONCE_MORE = Duration.ofHours(1);

    private final Surveys surveys;
    private final Reactions reactions;
    private final FollowUps followUps;
    private final Event<Survey.Answered> answered;
    private final Clock clock;

    SurveyAnswers(
            Surveys surveys, Reactions reactions, FollowUps followUps, Event<Survey.Answered> answered, Clock clock) {
        this.surveys = surveys;
        this.reactions = reactions;
        this.followUps = followUps;
        this.answered = answered;
        this.clock = clock;
    }

    /** The customer has said something, whatever it is: they need not be asked whether they have something to say. */
    public void heard(Customer customer) {
        followUps.cancel(customer);
    }

    /**
     * Takes a text for the score that it is.
     *
     * @param text a person's, whose customer is locked
     * @return whether nothing more need be done; false also when a score counts and something else is said that a person
     *     should read
     */
    public boolean settle(Message text, Customer customer) {
        Instant now = clock.instant();
        Optional<Survey> open = KnownSurveys.openOf(customer.id()).filter(survey -> !survey.isOver(text.sentAt()));
        if (open.isEmpty()) {
            return repeats(text, customer, now);
        }
        Survey survey = open.get();
        if (!isAsked(survey)) {
            if (survey.threadId() != null) {
                surveys.takeBack(survey);
            }
            return false;
        }
        Optional<Score> score = scoreIn(text, survey);
        if (score.isEmpty() || !survey.answer(score.get().points(), text, now)) {
            return false;
        }
        boolean low = isLow(survey);
        answered.fire(new Survey.Answered(survey, low));
        return low
                ? reactions.toDissatisfied(survey, text, customer)
                : reactions.toSatisfied(survey, score.get(), text, customer);
    }

    /** The question has left; or nobody knows yet whether it has, and here is the answer. */
    private static boolean isAsked(Survey survey) {
        return Message.<Message>findByIdOptional(survey.messageId())
                .filter(question -> question.status() != Status.QUEUED)
                .isPresent();
    }

    private static Optional<Score> scoreIn(Message text, Survey survey) {
        return text.media().isEmpty() && !agentWroteSince(survey)
                ? Score.in(text.body(), survey.kind())
                : Optional.empty();
    }

    /** "2" is an answer to the last who has asked: when an agent has, it may be how many mugs. */
    private static boolean agentWroteSince(Survey survey) {
        Message question = Message.findById(survey.messageId());
        Instant asked = question.sentAt() == null ? question.dueAt() : question.sentAt();
        return Message.count(
                        "brand = ?1 and customerId = ?2 and createdAt > ?3 and kind = ?4 and direction = ?5",
                        survey.brand(),
                        survey.customerId(),
                        asked,
                        Kind.AGENT,
                        Direction.OUTBOUND)
                > 0;
    }

    private boolean repeats(Message text, Customer customer, Instant now) {
        Optional<Survey> just = KnownSurveys.answeredBy(customer.id(), now.minus(ONCE_MORE))
                .filter(survey -> scoreIn(text, survey)
                        .filter(score -> !score.wantsReading())
                        .isPresent());
        just.ifPresent(survey -> reactions.toTheSameAgain(survey, text, customer));
        return just.isPresent();
    }

    private static boolean isLow(Survey survey) {
        return Brand.withKey(survey.brand()).orElseThrow().policies().surveys().isLow(survey.kind(), survey.score());
    }
}
