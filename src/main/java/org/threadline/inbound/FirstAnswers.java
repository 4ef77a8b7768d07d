package org.threadline.inbound;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.threadline.brand.Brand;
import org.threadline.brand.BusinessTime;
import org.threadline.customer.Customer;
import org.threadline.order.OrderAnswers;
import org.threadline.thread.Acknowledgements;
import org.threadline.thread.SupportThread;
import org.threadline.wording.Moments;
import org.threadline.wording.Occasion;
import org.threadline.wording.Spoken;
import org.threadline.wording.Worded;
import org.threadline.wording.Wording;
import org.threadline.wording.Words;

/**
 * What is said at once to somebody who begins a conversation: that a person will answer, or the answer itself when they ask
 * only what a machine knows. The thread is opened in any case, and a person may say more.
 */
@ApplicationScoped
class FirstAnswers {

    private final OrderAnswers orders;
    private final Acknowledgements acknowledgements;
    private final Wording wording;
    private final Clock clock;

    FirstAnswers(OrderAnswers orders, Acknowledgements acknowledgements, Wording wording, Clock clock) {
        this.orders = orders;
        this.acknowledgements = acknowledgements;
        this.wording = wording;
        this.clock = clock;
    }

    /** @param wantsNoMore whether it reads like a request for no more texts */
    void to(InboundText text, SupportThread thread, Customer customer, boolean wantsNoMore) {
        if (wantsNoMore) {
            acknowledgements.understand(thread, customer);
        } else {
            answer(text, thread, customer)
                    .ifPresentOrElse(
                            words -> acknowledgements.answer(thread, customer, words),
                            () -> acknowledgements.greet(thread, customer));
        }
    }

    /** Nothing when there is no plain answer, or the thread is somebody's who will give it. */
    private Optional<Worded> answer(InboundText text, SupportThread thread, Customer customer) {
        Brand brand = Brand.withKey(customer.brand()).orElseThrow();
        return thread.assignee() != null
                        || !text.media().isEmpty()
                        || !brand.policies().deliveries().answersQuestions()
                ? Optional.empty()
                : PlainQuestion.in(text.body()).flatMap(asked -> words(asked, brand, customer));
    }

    private Optional<Worded> words(PlainQuestion asked, Brand brand, Customer customer) {
        return switch (asked.topic()) {
            case WHEREABOUTS -> orders.whereabouts(customer, asked::mayMean);
            case OPENING_HOURS -> Optional.of(hours(brand, customer));
            case RETURNS -> returns(brand, customer);
        };
    }

    private Optional<Worded> returns(Brand brand, Customer customer) {
        return brand.policies()
                .deliveries()
                .ownReturnsLink()
                .map(link -> wording.word(Occasion.ANSWER_RETURNS, brand, customer, Words.of("link", link.toString())));
    }

    private Worded hours(Brand brand, Customer customer) {
        Instant now = clock.instant();
        BusinessTime time = brand.businessTime();
        boolean open = time.isOpen(now);
        Optional<Spoken> change = (open ? time.closing(now) : time.nextOpening(now))
                .map(moment -> Moments.opening(moment, now, customer.timeZone()));
        if (open) {
            return change.map(closing ->
                            wording.word(Occasion.ANSWER_HOURS_OPEN, brand, customer, Words.of("closing", closing)))
                    .orElseGet(() -> wording.word(Occasion.ANSWER_HOURS_ALWAYS, brand, customer, Words.NONE));
        }
        return wording.word(Occasion.ANSWER_HOURS_CLOSED, brand, customer, Words.of("opening", change.orElse(null)));
    }
}
