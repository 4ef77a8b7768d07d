package org.threadline.inbound;

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
        SupportThread thread = open.orElseGet(() -> threads.open(customer, message.createdAt()));
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
                boolean news = consent.withdraw(customer.brand(), customer.id(), evidence);
                outbound.cancelAll(customer, "opted-out");
                if (news) {
                    answer(Occasion.OPTED_OUT, text, customer);
                }
            }
            case START -> {
                consent.restore(customer.brand(), customer.id(), evidence);
                answer(Occasion.OPTED_IN, text, customer);
            }
            case HELP -> answer(Occasion.HELP, text, customer);
        }
    }

    /** "Yes" from somebody who has not opted out is said to whoever has asked them something. */
    private boolean isAnswerToAQuestion(InboundText text, Customer customer) {
        return YES.matcher(text.body()).matches()
                && !text.answeredByCarrier()
                && consent.allows(customer.brand(), customer.id(), Purpose.SUPPORT);
    }

    private void answer(Occasion occasion, InboundText text, Customer customer) {
        Brand brand = Brand.withKey(customer.brand()).orElseThrow();
        boolean carrierDoes =
                brand.sender(text.to()).map(Sender::carrierAnswersKeywords).orElse(false);
        if (text.answeredByCarrier() || carrierDoes || !text.from().isDialable()) {
            return;
        }
        Worded answer = wording.word(occasion, Map.of("brand", brand.name()));
        outbound.enqueue(customer, OutboundText.automatic(Kind.SYSTEM, Purpose.SUPPORT, answer));
    }
}
