package org.threadline.thread;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.BadRequestException;

import org.threadline.brand.Brand;
import org.threadline.customer.Customer;
import org.threadline.value.TemplateVersion;
import org.threadline.wording.SavedReply;
import org.threadline.wording.TemplateForm;
import org.threadline.wording.Worded;
import org.threadline.wording.Wording;
import org.threadline.wording.Words;

/** What a reply says: an agent's own words, or those that the brand has at hand. */
@ApplicationScoped
class ReplyTexts {

    private final Wording wording;

    ReplyTexts(Wording wording) {
        this.wording = wording;
    }

    /** @param unedited the saved reply that it is, word for word; null for everything that somebody has written */
    record ReplyText(String body, TemplateVersion unedited) {}

    /** The replies that the brand has at hand, as the thread's customer would read them, by their keys. */
    List<Worded> of(SupportThread thread, Customer customer) {
        return wording.savedReplies(brand(customer), customer, words(thread)).stream()
                .filter(Worded::isComplete)
                .toList();
    }

    /** @throws BadRequestException when the brand has no such saved reply */
    ReplyText of(SupportThread thread, Customer customer, ReplyRequest request) {
        if (request.savedReply() == null) {
            return new ReplyText(request.body(), null);
        }
        Worded saved = saved(request.savedReply(), thread, customer)
                .orElseThrow(() -> new BadRequestException("the brand has no saved reply of this key in the customer's"
                        + " language or its usual one; GET /threads/{id}/saved-replies lists those it has"));
        boolean unedited = request.body() == null || plain(request.body()).equals(saved.body());
        return unedited ? new ReplyText(saved.body(), saved.template()) : new ReplyText(request.body(), null);
    }

    private Optional<Worded> saved(String key, SupportThread thread, Customer customer) {
        return TemplateForm.of(key)
                .filter(SavedReply.class::isInstance)
                .map(SavedReply.class::cast)
                .flatMap(reply -> wording.word(reply, brand(customer), customer, words(thread)))
                .filter(Worded::isComplete);
    }

    private static Words words(SupportThread thread) {
        return Words.of(SavedReply.ORDER, thread.orderId());
    }

    private static Brand brand(Customer customer) {
        return Brand.withKey(customer.brand()).orElseThrow();
    }

    private static String plain(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
