package org.threadline.inbound;

import java.time.Duration;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.threadline.brand.Brand;
import org.threadline.brand.Sender;
import org.threadline.consent.Consent;
import org.threadline.consent.Evidence;
import org.threadline.consent.Purpose;
import org.threadline.customer.Customer;
import org.threadline.message.Message;
import org.threadline.outbound.OptOuts;
import org.threadline.outbound.OutboundMessages;
import org.threadline.outbound.OutboundText;
import org.threadline.value.Kind;
import org.threadline.wording.Occasion;
import org.threadline.wording.Worded;
import org.threadline.wording.Wording;
import org.threadline.wording.Words;

/** What STOP, START and HELP do, and what is said to them unless the carrier says it. */
@ApplicationScoped
class KeywordAnswers {

    /** The law takes a confirmation of STOP within five minutes for one; later it would be one text more. */
    private static final Duration ANSWERED_WITHIN = Duration.ofMinutes(5);

    private final Consent consent;
    private final OptOuts optOuts;
    private final OutboundMessages outbound;
    private final Wording wording;

    KeywordAnswers(Consent consent, OptOuts optOuts, OutboundMessages outbound, Wording wording) {
        this.consent = consent;
        this.optOuts = optOuts;
        this.outbound = outbound;
        this.wording = wording;
    }

    /**
     * "Yes" from somebody who has not opted out is said to whoever has asked them something; and to a toll-free number
     * it never is more, because its network takes only START and UNSTOP for coming back.
     */
    boolean isAnswerToAQuestion(InboundText text, Customer customer) {
        return text.answeredByCarrier() == null
                && Keyword.isYes(text.body())
                && (texted(text, customer).filter(KeywordAnswers::isTollFree).isPresent()
                        || consent.allows(customer.brand(), customer.id(), Purpose.SUPPORT));
    }

    void honour(Keyword keyword, InboundText text, Message message, Customer customer) {
        var evidence = new Evidence(Evidence.KEYWORD, text.body().strip(), null, message.id());
        boolean silent = carrierAnswers(text, customer) || isLate(message);
        switch (keyword) {
            case STOP -> {
                if (silent) {
                    optOuts.honourSilently(customer, evidence, text.sentAt());
                } else {
                    optOuts.honour(customer, evidence, text.sentAt());
                }
            }
            case START -> {
                boolean back = consent.restore(customer.brand(), customer.id(), evidence, text.sentAt());
                answer(back ? Occasion.OPTED_IN : Occasion.SUBSCRIBED, silent, customer);
            }
            case HELP -> answer(Occasion.HELP, silent, customer);
        }
    }

    private void answer(Occasion occasion, boolean silent, Customer customer) {
        if (silent || !customer.phone().isDialable()) {
            return;
        }
        Brand brand = Brand.withKey(customer.brand()).orElseThrow();
        Worded answer = wording.word(occasion, brand, customer, Words.NONE);
        outbound.enqueue(customer, OutboundText.automatic(Kind.SYSTEM, Purpose.SUPPORT, answer));
    }

    /** A word that only we hear as a keyword ("Stop.", "opt out") is left to us by every carrier. */
    private static boolean carrierAnswers(InboundText text, Customer customer) {
        return text.answeredByCarrier() != null
                || Keyword.isPlain(text.body())
                        && texted(text, customer)
                                .filter(Sender::carrierAnswersKeywords)
                                .isPresent();
    }

    private static boolean isLate(Message message) {
        return Duration.between(message.sentAt(), message.createdAt()).compareTo(ANSWERED_WITHIN) > 0;
    }

    private static Optional<Sender> texted(InboundText text, Customer customer) {
        return Brand.withKey(customer.brand()).flatMap(brand -> brand.sender(text.to()));
    }

    private static boolean isTollFree(Sender sender) {
        return sender.kind() == Sender.Kind.TOLL_FREE;
    }
}
