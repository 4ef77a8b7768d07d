package org.threadline.inbound;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import org.threadline.brand.Brand;
import org.threadline.brand.Sender;
import org.threadline.consent.Consent;
import org.threadline.consent.Evidence;
import org.threadline.consent.Purpose;
import org.threadline.customer.Customer;
import org.threadline.message.Kind;
import org.threadline.message.Message;
import org.threadline.outbound.OutboundMessages;
import org.threadline.outbound.OutboundText;
import org.threadline.thread.Acknowledgements;
import org.threadline.thread.SupportThread;
import org.threadline.thread.Threads;
import org.threadline.wording.Worded;
import org.threadline.wording.Wording;
import org.threadline.wording.Wording.Occasion;

/** What follows from a text that was heard. */
@ApplicationScoped
class Meaning {

    private static final Pattern YES = Pattern.compile("\\W*yes\\W*", Pattern.CASE_INSENSITIVE);

    /** The law takes a confirmation of STOP within five minutes for one; later it would be one text more. */
    private static final Duration ANSWERED_WITHIN = Duration.ofMinutes(5);

    private final Threads threads;
    private final Acknowledgements acknowledgements;
    private final Consent consent;
    private final OutboundMessages outbound;
    private final Wording wording;

    Meaning(
            Threads threads,
            Acknowledgements acknowledgements,
            Consent consent,
            OutboundMessages outbound,
            Wording wording) {
        this.threads = threads;
        this.acknowledgements = acknowledgements;
        this.consent = consent;
        this.outbound = outbound;
        this.wording = wording;
    }

    /** A text for people: it belongs to the customer's thread, and opens one when there is none. */
    void ofConversation(InboundText text, Message message, Customer customer) {
        Optional<SupportThread> open = threads.openOf(customer);
        SupportThread thread = open.orElseGet(() -> threads.open(customer, message.sentAt()));
        message.join(thread.id());
        threads.hear(thread, message);
        if (open.isEmpty() && !Machine.wrote(text)) {
            acknowledgements.greet(thread, customer);
        }
    }

    /** A keyword: it stands in the thread if there is one, but wants nobody's answer. */
    void ofKeyword(Keyword keyword, InboundText text, Message message, Customer customer) {
        if (isAnswerToAQuestion(text, customer)) {
            ofConversation(text, message, customer);
            return;
        }
        threads.openOf(customer).ifPresent(thread -> {
            message.join(thread.id());
            threads.note(thread, message);
        });
        var evidence = new Evidence(Evidence.KEYWORD, text.body().strip(), null, message.id());
        switch (keyword) {
            case STOP -> {
                boolean allowed = allows(customer);
                boolean news = consent.withdraw(customer.brand(), customer.id(), evidence, message.sentAt());
                // A STOP that reaches us late takes nothing back when a newer START was heard before it.
                if (allowed && allows(customer)) {
                    return;
                }
                outbound.cancelAll(customer, "opted-out");
                if (news) {
                    answer(Occasion.OPTED_OUT, text, message, customer);
                }
            }
            case START -> {
                consent.restore(customer.brand(), customer.id(), evidence, message.sentAt());
                if (allows(customer)) {
                    answer(Occasion.OPTED_IN, text, message, customer);
                }
            }
            case HELP -> answer(Occasion.HELP, text, message, customer);
        }
    }

    /** "Yes" from somebody who has not opted out is said to whoever has asked them something. */
    private boolean isAnswerToAQuestion(InboundText text, Customer customer) {
        return YES.matcher(text.body()).matches() && !text.answeredByCarrier() && allows(customer);
    }

    private boolean allows(Customer customer) {
        return consent.allows(customer.brand(), customer.id(), Purpose.SUPPORT);
    }

    private void answer(Occasion occasion, InboundText text, Message message, Customer customer) {
        Brand brand = Brand.withKey(customer.brand()).orElseThrow();
        boolean carrierDoes =
                brand.sender(text.to()).map(Sender::carrierAnswersKeywords).orElse(false);
        boolean late = Duration.between(message.sentAt(), message.createdAt()).compareTo(ANSWERED_WITHIN) > 0;
        if (late || text.answeredByCarrier() || carrierDoes || !text.from().isDialable()) {
            return;
        }
        Worded answer = wording.word(occasion, Map.of("brand", brand.name()));
        outbound.enqueue(customer, OutboundText.automatic(Kind.SYSTEM, Purpose.SUPPORT, answer));
    }
}
