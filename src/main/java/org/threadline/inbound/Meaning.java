package org.threadline.inbound;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.threadline.customer.Customer;
import org.threadline.message.Message;
import org.threadline.order.UpdateChoices;
import org.threadline.thread.OptOutRequests;
import org.threadline.thread.SupportThread;
import org.threadline.thread.Threads;
import org.threadline.value.Updates;

/** What follows from a text that was heard. */
@ApplicationScoped
class Meaning {

    private final Threads threads;
    private final OptOutRequests requests;
    private final KeywordAnswers keywords;
    private final FirstAnswers answers;
    private final UpdateChoices choices;

    Meaning(
            Threads threads,
            OptOutRequests requests,
            KeywordAnswers keywords,
            FirstAnswers answers,
            UpdateChoices choices) {
        this.threads = threads;
        this.requests = requests;
        this.keywords = keywords;
        this.answers = answers;
        this.choices = choices;
    }

    /** A text that is no keyword. */
    void ofText(InboundText text, Message message, Customer customer) {
        Optional<Updates> wish = UpdatesWish.in(text.body()).filter(updates -> !isWithSomebody(customer));
        if (wish.isPresent() && !Machine.wrote(text)) {
            keep(message, customer);
            choices.choose(customer, wish.get());
        } else {
            ofConversation(text, message, customer);
        }
    }

    /** What is said to a person is said to them, whatever word it is. */
    private boolean isWithSomebody(Customer customer) {
        return threads.openOf(customer).map(thread -> thread.assignee() != null).orElse(false);
    }

    /** It stands in the thread if there is one, but wants nobody's answer. */
    private void keep(Message message, Customer customer) {
        threads.openOf(customer).ifPresent(thread -> {
            message.join(thread.id());
            threads.note(thread, message);
        });
    }

    /** A text for people: it belongs to the customer's open thread, and begins or reopens one when there is none. */
    private void ofConversation(InboundText text, Message message, Customer customer) {
        Optional<SupportThread> open = threads.openOf(customer);
        SupportThread thread = open.orElseGet(() -> threads.beginWith(customer, message.sentAt()));
        message.join(thread.id());
        threads.hear(thread, message);
        if (Machine.wrote(text)) {
            return;
        }
        boolean enough = PlainOptOut.in(text.body())
                .flatMap(phrase -> requests.flag(message, phrase))
                .isPresent();
        if (open.isEmpty()) {
            answers.to(text, thread, customer, enough);
        }
    }

    /** A keyword. */
    void ofKeyword(Keyword keyword, InboundText text, Message message, Customer customer) {
        if (keywords.isAnswerToAQuestion(text, customer)) {
            ofConversation(text, message, customer);
            return;
        }
        keep(message, customer);
        if (keyword == Keyword.START) {
            requests.takeBack(customer);
        }
        keywords.honour(keyword, text, message, customer);
    }
}
