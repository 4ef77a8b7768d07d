package org.threadline.retention.survey;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.Session;
import org.threadline.brand.Asking;
import org.threadline.brand.Brand;
import org.threadline.customer.Customer;
import org.threadline.customer.LastSurveys;
import org.threadline.customer.PersonalData;
import org.threadline.customer.PersonalRows;
import org.threadline.message.Message;

import com.fasterxml.jackson.databind.JsonNode;

import static java.util.stream.Collectors.toMap;

/** Answers by whose they are. Erased, what was answered and when stays, because it is counted; which order it was goes. */
@ApplicationScoped
class CustomersSurveys implements PersonalData, LastSurveys {

    private static final String SURVEYS = """
            select kind, thread_id as "threadId", order_id as "orderId", state, asked_at as "askedAt", score,
              answer_id as "answerId", answered_at as "answeredAt", recommended_at as "recommendedAt"
            from survey where customer_id = :customer order by planned_at, id""";

    private final Session entities;
    private final PersonalRows rows;

    CustomersSurveys(Session entities, PersonalRows rows) {
        this.entities = entities;
        this.rows = rows;
    }

    @Override
    public Map<UUID, LastSurvey> of(String brand, Collection<UUID> customers) {
        Asking asking = Brand.withKey(brand).orElseThrow().policies().surveys();
        List<Survey> last = KnownSurveys.lastOf(brand, customers);
        Map<UUID, Message> answers = Message.all(
                last.stream().map(Survey::answerId).filter(Objects::nonNull).toList());
        return last.stream()
                .collect(toMap(
                        Survey::customerId,
                        survey -> shown(survey, asking, answers.get(survey.answerId())),
                        (one, same) -> one));
    }

    private static LastSurvey shown(Survey survey, Asking asking, Message answer) {
        return new LastSurvey(
                survey.kind().name(),
                survey.score(),
                survey.kind().most(),
                asking.isLow(survey.kind(), survey.score()),
                answer == null ? null : answer.body(),
                survey.answeredAt());
    }

    @Override
    public Set<String> tables() {
        return Set.of("survey");
    }

    @Override
    public Map<String, JsonNode> of(Customer customer) {
        return Map.of("surveys", rows.of(customer, SURVEYS));
    }

    @Override
    public void erase(Customer customer) {
        entities.flush();
        rows.change(customer, """
                update survey set order_id = null, state = case when state = 'OPEN' then 'DROPPED' else state end
                where customer_id = :customer""");
    }
}
