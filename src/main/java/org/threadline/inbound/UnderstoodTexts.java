package org.threadline.inbound;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.threadline.customer.Customer;
import org.threadline.message.Message;
import org.threadline.order.UpdateChoices;
import org.threadline.retention.survey.SurveyAnswers;
import org.threadline.thread.Threads;
import org.threadline.value.Updates;

/**
 * Texts that a machine understands and that want nobody's answer: how much somebody wishes to hear of deliveries, and the
 * score that they were asked for. In doubt a text is none of them.
 */
@ApplicationScoped
class UnderstoodTexts {

    private final Threads threads;
    private final UpdateChoices choices;
    private final SurveyAnswers surveys;

    UnderstoodTexts(Threads threads, UpdateChoices choices, SurveyAnswers surveys) {
        this.threads = threads;
        this.choices = choices;
        this.surveys = surveys;
    }

    /** Somebody has said something, whatever it is. */
    void heard(Customer customer) {
        surveys.heard(customer);
    }

    /** @return whether nothing more need be done with the text */
    boolean settle(InboundText text, Message message, Customer customer) {
        Optional<Updates> wish = UpdatesWish.in(text.body()).filter(updates -> !isWithSomebody(customer));
        if (wish.isPresent()) {
            keep(message, customer);
            choices.choose(customer, wish.get());
            return true;
        }
        // "1, please stop texting me" is a request before it is a score.
        return PlainOptOut.in(text.body()).isEmpty() && surveys.settle(message, customer);
    }

    /** It stands in the thread if there is one, but wants nobody's answer. */
    void keep(Message message, Customer customer) {
        threads.openOf(customer).ifPresent(thread -> {
            message.join(thread.id());
            threads.note(thread, message);
        });
    }

    /** What is said to a person is said to them, whatever word it is. */
    private boolean isWithSomebody(Customer customer) {
        return threads.openOf(customer).map(thread -> thread.assignee() != null).orElse(false);
    }
}
