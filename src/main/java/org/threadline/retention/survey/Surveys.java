package org.threadline.retention.survey;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;

import org.threadline.brand.Asking;
import org.threadline.brand.Brand;
import org.threadline.brand.SurveyKind;
import org.threadline.consent.Purpose;
import org.threadline.customer.Customer;
import org.threadline.customer.Customers;
import org.threadline.message.Message;
import org.threadline.message.Status;
import org.threadline.order.OrderUpdates;
import org.threadline.outbound.OutboundMessages;
import org.threadline.outbound.OutboundText;
import org.threadline.thread.SupportThread;
import org.threadline.thread.ThreadFact;
import org.threadline.value.Kind;
import org.threadline.wording.Occasion;
import org.threadline.wording.Worded;
import org.threadline.wording.Wording;
import org.threadline.wording.Words;

/**
 * Plans the questions, each in the transaction of what it is about. One at a time: while one is open, and for some time
 * after it, what would be the next is not asked at all, because who is asked at every turn stops answering.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class Surveys {

    static final String CONVERSATION_OPEN = "conversation-open";

    private final OutboundMessages outbound;
    private final Wording wording;
    private final Customers customers;
    private final Clock clock;

    Surveys(OutboundMessages outbound, Wording wording, Customers customers, Clock clock) {
        this.outbound = outbound;
        this.wording = wording;
        this.customers = customers;
        this.clock = clock;
    }

    /** What a question is about; one of the two. */
    private record About(UUID thread, String order) {}

    /** Nobody is asked how good an answer was that nobody gave. */
    void acted(@Observes ThreadFact fact) {
        SupportThread thread = fact.thread();
        switch (fact) {
            case ThreadFact.Resolved resolved
            when thread.firstResponseAt() != null -> {
                Asking asking = asking(thread.brand());
                if (asking.afterResolution() != null) {
                    Customer customer = customers.find(thread.customerId()).orElseThrow();
                    plan(asking.afterResolution(), customer, new About(thread.id(), null), asking.resolutionWait());
                }
            }
            case ThreadFact.Reopened reopened ->
                KnownSurveys.openOf(thread.customerId())
                        .filter(survey -> thread.id().equals(survey.threadId()))
                        .ifPresent(this::takeBack);
            default -> {
                // It goes on; there is nothing to be asked yet.
            }
        }
    }

    void delivered(@Observes OrderUpdates.Delivered delivered) {
        Customer customer = delivered.customer();
        Asking asking = asking(customer.brand());
        if (asking.afterDelivery() != null) {
            plan(asking.afterDelivery(), customer, new About(null, delivered.orderId()), asking.deliveryWait());
        }
    }

    /** What still waits to be asked is not asked any more. What has left stays asked. */
    void takeBack(Survey survey) {
        outbound.cancel(survey.brand(), Survey.subject(survey.id()), Kind.SURVEY, CONVERSATION_OPEN);
    }

    private void plan(SurveyKind kind, Customer customer, About about, Duration wait) {
        Instant now = clock.instant();
        Asking asking = asking(customer.brand());
        KnownSurveys.expire(customer.id(), now);
        if (KnownSurveys.isAsked(customer.id(), now.minus(asking.rest()))) {
            return;
        }
        Instant due = now.plus(wait);
        UUID id = KnownSurveys.plan(kind, customer, about.thread(), about.order(), now);
        if (id == null) {
            return;
        }
        Message question = outbound.enqueue(
                customer,
                OutboundText.automatic(Kind.SURVEY, purpose(about), words(kind, customer, about))
                        .in(about.thread())
                        .about(Survey.subject(id))
                        .between(due, null));
        KnownSurveys.ask(id, question.id(), question.expiresAt().plus(asking.answerWithin()));
        if (question.status() == Status.CANCELED) {
            // The brand's own words need one that nobody knows.
            KnownSurveys.drop(question.id());
        }
    }

    private Worded words(SurveyKind kind, Customer customer, About about) {
        Brand brand = Brand.withKey(customer.brand()).orElseThrow();
        return switch (kind) {
            case CSAT -> wording.word(Occasion.SURVEY_CSAT, brand, customer, Words.NONE);
            case CES -> wording.word(Occasion.SURVEY_CES, brand, customer, Words.NONE);
            case NPS -> wording.word(Occasion.SURVEY_NPS, brand, customer, Words.of("order", about.order()));
        };
    }

    /** Who has texted us is asked about that; who has ordered, about the order. */
    private static Purpose purpose(About about) {
        return about.order() == null ? Purpose.SUPPORT : Purpose.TRANSACTIONAL;
    }

    private static Asking asking(String brand) {
        return Brand.withKey(brand).orElseThrow().policies().surveys();
    }
}
