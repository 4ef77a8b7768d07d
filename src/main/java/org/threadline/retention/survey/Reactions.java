package org.threadline.retention.survey;

import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.threadline.brand.Brand;
import org.threadline.consent.Consent;
import org.threadline.consent.Purpose;
import org.threadline.customer.Customer;
import org.threadline.message.Message;
import org.threadline.outbound.OutboundMessages;
import org.threadline.outbound.OutboundText;
import org.threadline.thread.ScoredThreads;
import org.threadline.thread.SupportThread;
import org.threadline.value.Kind;
import org.threadline.wording.Occasion;
import org.threadline.wording.Worded;
import org.threadline.wording.Wording;
import org.threadline.wording.Words;

/** What follows from a score. Each says whether nothing more need be done with the text. */
@ApplicationScoped
class Reactions {

    private final ScoredThreads threads;
    private final FollowUps followUps;
    private final OutboundMessages outbound;
    private final Wording wording;
    private final Consent consent;

    Reactions(ScoredThreads threads, FollowUps followUps, OutboundMessages outbound, Wording wording, Consent consent) {
        this.threads = threads;
        this.followUps = followUps;
        this.outbound = outbound;
        this.wording = wording;
        this.consent = consent;
    }

    boolean toDissatisfied(Survey survey, Message text, Customer customer) {
        threads.takeBack(text, survey.threadId(), customer);
        return true;
    }

    /** One thank-you. Whoever has said more than a score hears what everybody hears who writes. */
    boolean toSatisfied(Survey survey, Score score, Message text, Customer customer) {
        if (score.wantsReading()) {
            return false;
        }
        Optional<SupportThread> thread = threads.keep(text, survey.threadId(), customer);
        thank(customer, thread.map(SupportThread::id).orElse(null));
        followUps.askToRecommend(survey, customer);
        return true;
    }

    /** The answer to what a machine has understood goes to whoever has stopped us too, unless nobody asks here. */
    private void thank(Customer customer, UUID thread) {
        if (!consent.allows(customer.brand(), customer.id(), Purpose.SUPPORT)) {
            return;
        }
        Brand brand = Brand.withKey(customer.brand()).orElseThrow();
        Worded thanks = wording.word(Occasion.SURVEY_THANKS, brand, customer, Words.NONE);
        outbound.enqueue(
                customer,
                OutboundText.automatic(Kind.SYSTEM, Purpose.SUPPORT, thanks).in(thread));
    }

    /** It is kept, counts no second time, and is thanked for no second time. */
    void toTheSameAgain(Survey survey, Message text, Customer customer) {
        threads.keep(text, survey.threadId(), customer);
    }
}
