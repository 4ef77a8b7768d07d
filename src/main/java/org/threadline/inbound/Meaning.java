package org.threadline.inbound;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.threadline.customer.Customer;
import org.threadline.message.Message;
import org.threadline.retention.change.ChangeRequests;
import org.threadline.thread.OptOutRequests;
import org.threadline.thread.SupportThread;
import org.threadline.thread.Threads;

/** What follows from a text that was heard. */
@ApplicationScoped
class Meaning {

    private final Threads threads;
    private final OptOutRequests requests;
    private final KeywordAnswers keywords;
    private final FirstAnswers answers;
    private final ChangeRequests changes;
    private final UnderstoodTexts understood;

    Meaning(
            Threads threads,
            OptOutRequests requests,
            KeywordAnswers keywords,
            FirstAnswers answers,
            ChangeRequests changes,
            UnderstoodTexts understood) {
        this.threads = threads;
        this.requests = requests;
        this.keywords = keywords;
        this.answers = answers;
        this.changes = changes;
        this.understood = understood;
    }

    /** A text that is no keyword. */
    void ofText(InboundText text, Message message, Customer customer) {
        boolean person = !Machine.wrote(text);
        if (person) {
            understood.heard(customer);
        }
        if (!person || !understood.settle(text, message, customer)) {
            ofConversation(text, message, customer);
        }
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
        boolean answered = !enough && isChange(text, message, thread, customer);
        if (open.isEmpty() && !answered) {
            answers.to(text, thread, customer, enough);
        }
    }

    /** A picture may say something else. */
    private boolean isChange(InboundText text, Message message, SupportThread thread, Customer customer) {
        return text.media().isEmpty()
                && PlainChange.in(text.body())
                        .filter(wish -> changes.ask(wish.kind(), wish::mayMean, message, thread, customer))
                        .isPresent();
    }

    /** A keyword. */
    void ofKeyword(Keyword keyword, InboundText text, Message message, Customer customer) {
        understood.heard(customer);
        if (keywords.isAnswerToAQuestion(text, customer)) {
            ofConversation(text, message, customer);
            return;
        }
        understood.keep(message, customer);
        if (keyword == Keyword.START) {
            requests.takeBack(customer);
        }
        keywords.honour(keyword, text, message, customer);
    }
}
