package org.threadline.retention.survey;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;

import org.threadline.brand.Brand;
import org.threadline.brand.SurveyKind;
import org.threadline.consent.Consent;
import org.threadline.consent.Purpose;
import org.threadline.customer.Customer;
import org.threadline.customer.Customers;
import org.threadline.outbound.OutboundMessages;
import org.threadline.outbound.OutboundText;
import org.threadline.thread.SupportThread;
import org.threadline.thread.ThreadFact;
import org.threadline.thread.Threads;
import org.threadline.value.Kind;
import org.threadline.wording.Occasion;
import org.threadline.wording.Worded;
import org.threadline.wording.Wording;
import org.threadline.wording.Words;

/**
 * What is said some time after: whether a problem stayed solved, and to who was very satisfied, once, that they might
 * recommend us. Both are for somebody who is silent, so whatever the customer says cancels them.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class FollowUps {

    /** Not with the thank-you: who is asked for a favour at once was not thanked. */
    private static final Duration AFTER_THE_THANKS = Duration.ofDays(1);

    private final OutboundMessages outbound;
    private final Wording wording;
    private final Customers customers;
    private final Consent consent;
    private final Clock clock;

    FollowUps(OutboundMessages outbound, Wording wording, Customers customers, Consent consent, Clock clock) {
        this.outbound = outbound;
        this.wording = wording;
        this.customers = customers;
        this.consent = consent;
        this.clock = clock;
    }

    void acted(@Observes ThreadFact fact) {
        switch (fact) {
            case ThreadFact.Resolved resolved
            when resolved.thread().firstResponseAt() != null -> plan(resolved.thread());
            case ThreadFact.Reopened reopened ->
                cancel(reopened.thread().brand(), subject(reopened.thread()), Surveys.CONVERSATION_OPEN);
            default -> {
                // It goes on.
            }
        }
    }

    /** By a text that came while the end of the last one was being written: it could not cancel what it did not see. */
    void opened(@Observes Threads.Opened opened) {
        cancel(opened.customer().brand(), subject(opened.customer()), Surveys.CONVERSATION_OPEN);
    }

    void cancel(Customer customer) {
        cancel(customer.brand(), subject(customer), "customer-wrote");
    }

    /** Promoters and the happiest, when the brand has something to pass on; whoever was asked once is left in peace. */
    void askToRecommend(Survey survey, Customer customer) {
        Brand brand = Brand.withKey(customer.brand()).orElseThrow();
        Optional<URI> link = brand.policies().surveys().ownRecommendLink();
        if (link.isEmpty()
                || !isDelighted(survey)
                || KnownSurveys.hasRecommended(customer.id())
                || !consent.allows(customer.brand(), customer.id(), Purpose.MARKETING)) {
            return;
        }
        Worded words = wording.word(
                Occasion.RECOMMEND, brand, customer, Words.of("link", link.get().toString()));
        Instant now = clock.instant();
        outbound.enqueue(
                customer,
                OutboundText.automatic(Kind.FOLLOW_UP, Purpose.MARKETING, words)
                        .about(subject(customer))
                        .between(now.plus(AFTER_THE_THANKS), null));
        survey.recommended(now);
    }

    private static boolean isDelighted(Survey survey) {
        return survey.kind() == SurveyKind.NPS
                ? survey.score() >= survey.kind().high()
                : survey.kind() == SurveyKind.CSAT
                        && survey.score() == survey.kind().most();
    }

    private void plan(SupportThread thread) {
        Brand brand = Brand.withKey(thread.brand()).orElseThrow();
        Optional<Duration> wait = brand.policies().surveys().ownFollowUp();
        if (wait.isEmpty()) {
            return;
        }
        Customer customer = customers.find(thread.customerId()).orElseThrow();
        cancel(thread.brand(), subject(customer), "superseded");
        outbound.enqueue(
                customer,
                OutboundText.automatic(
                                Kind.FOLLOW_UP,
                                Purpose.SUPPORT,
                                wording.word(Occasion.FOLLOW_UP, brand, customer, Words.NONE))
                        .in(thread.id())
                        .about(subject(customer))
                        .between(clock.instant().plus(wait.get()), null));
    }

    private void cancel(String brand, String subject, String reason) {
        outbound.cancel(brand, subject, Kind.FOLLOW_UP, reason);
    }

    private static String subject(Customer customer) {
        return "follow-up:" + customer.id();
    }

    private static String subject(SupportThread thread) {
        return "follow-up:" + thread.customerId();
    }
}
