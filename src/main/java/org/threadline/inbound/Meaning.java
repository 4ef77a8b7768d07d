package org.threadline.inbound;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.threadline.customer.Customer;
import org.threadline.message.Message;
import org.threadline.retention.survey.SurveyAnswers;
import org.threadline.thread.Acknowledgements;
import org.threadline.thread.OptOutRequests;
import org.threadline.thread.SupportThread;
import org.threadline.thread.Threads;

/** What follows from a text that was heard. */
@ApplicationScoped
class Meaning {

    private final Threads threads;
    private final Acknowledgements acknowledgements;
    private final OptOutRequests requests;
    private final KeywordAnswers keywords;
    private final SurveyAnswers surveys;

    Meaning(
            Threads threads,
            Acknowledgements acknowledgements,
            OptOutRequests requests,
            KeywordAnswers keywords,
            SurveyAnswers surveys) {
        this.threads = threads;
        this.acknowledgements = acknowledgements;
        this.requests = requests;
        this.keywords = keywords;
        this.surveys = surveys;
    }

    /** A text for people: it belongs to the customer's open thread, and begins or reopens one when there is none. */
    void ofConversation(InboundText text, Message message, Customer customer) {
        boolean person = !Machine.wrote(text);
        Optional<String> optOut = person ? PlainOptOut.in(text.body()) : Optional.empty();
        if (person) {
            surveys.heard(customer);
        }
        if (person && optOut.isEmpty() && surveys.settle(message, customer)) {
            return;
        }
        Optional<SupportThread> open = threads.openOf(customer);
        SupportThread thread = open.orElseGet(() -> threads.beginWith(customer, message.sentAt()));
        message.join(thread.id());
        threads.hear(thread, message);
        if (!person) {
            return;
        }
        boolean enough = optOut.flatMap(phrase -> requests.flag(message, phrase))
                .isPresent();
        if (open.isEmpty() && enough) {
            acknowledgements.understand(thread, customer);
        } else if (open.isEmpty()) {
            acknowledgements.greet(thread, customer);
        }
    }

    /** A keyword: it stands in the thread if there is one, but wants nobody's answer. */
    void ofKeyword(Keyword keyword, InboundText text, Message message, Customer customer) {
        if (keywords.isAnswerToAQuestion(text, customer)) {
            ofConversation(text, message, customer);
            return;
        }
        surveys.heard(customer);
        threads.openOf(customer).ifPresent(thread -> {
            message.join(thread.id());
            threads.note(thread, message);
        });
        if (keyword == Keyword.START) {
            requests.takeBack(customer);
        }
        keywords.honour(keyword, text, message, customer);
    }
}
