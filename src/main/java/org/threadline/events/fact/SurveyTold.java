package org.threadline.events.fact;

import java.time.Instant;
import java.util.UUID;

import org.threadline.brand.SurveyKind;
import org.threadline.retention.survey.Survey;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * The data of the event about an answer. What else was said is the message's, and never told here.
 *
 * @param outOf the best score there is
 * @param low whether the conversation has come back to its agent
 * @param threadId the conversation that it is about; missing when it is about an order
 * @param orderId the order that it is about; missing when it is about a conversation
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SurveyTold(
        String brand,
        UUID surveyId,
        UUID customerId,
        SurveyKind kind,
        int score,
        int outOf,
        boolean low,
        UUID threadId,
        String orderId,
        UUID messageId,
        Instant answeredAt) {

    static SurveyTold of(Survey.Answered answered) {
        Survey survey = answered.survey();
        return new SurveyTold(
                survey.brand(),
                survey.id(),
                survey.customerId(),
                survey.kind(),
                survey.score(),
                survey.kind().most(),
                answered.low(),
                survey.threadId(),
                survey.orderId(),
                survey.answerId(),
                survey.answeredAt());
    }
}
