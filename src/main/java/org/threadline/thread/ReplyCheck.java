package org.threadline.thread;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.threadline.brand.Brand;
import org.threadline.brand.Voice;
import org.threadline.consent.Consent;
import org.threadline.consent.Purpose;
import org.threadline.customer.Customer;
import org.threadline.message.Message;
import org.threadline.message.MessageView;
import org.threadline.wording.tone.Finding;
import org.threadline.wording.tone.ToneCheck;
import org.threadline.wording.tone.Utterance;
import org.threadline.wording.tone.WordingRefused;

/** Whether what an agent has written may go to the customer as it is. */
@ApplicationScoped
class ReplyCheck {

    /** A thread with this tag is somebody who complains, and is answered as such. */
    static final String COMPLAINT = "complaint";

    private final Consent consent;

    ReplyCheck(Consent consent) {
        this.consent = consent;
    }

    /**
     * @param lastSeen the last message its author saw, or null
     * @return what could be said better, where the brand leaves that to its people
     * @throws OptedOut when the customer wants no such text
     * @throws UnseenMessages when the customer has written what the author had not seen
     * @throws WordingRefused when the brand does not want it said like that
     */
    List<Finding> pass(SupportThread thread, Customer customer, Purpose purpose, String body, UUID lastSeen) {
        if (!consent.allows(customer.brand(), customer.id(), purpose)) {
            throw new OptedOut(purpose);
        }
        refuseUnseen(thread, lastSeen);
        Brand brand = Brand.withKey(customer.brand()).orElseThrow();
        boolean complaint = thread.tags().contains(COMPLAINT);
        List<Finding> findings = ToneCheck.of(Utterance.written(body, brand.name(), brand.voice(), complaint)
                .to(customer.language().orElse(Locale.ENGLISH)));
        if (brand.voice().replies() == Voice.Replies.REFUSE && findings.stream().anyMatch(Finding::isError)) {
            throw new WordingRefused(findings);
        }
        return findings;
    }

    private static void refuseUnseen(SupportThread thread, UUID lastSeen) {
        if (lastSeen == null) {
            return;
        }
        List<Message> unseen = UnseenTexts.in(thread, lastSeen);
        if (!unseen.isEmpty()) {
            throw new UnseenMessages(unseen.stream().map(MessageView::of).toList());
        }
    }
}
