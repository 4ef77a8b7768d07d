package org.threadline.thread;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.threadline.brand.Brand;
import org.threadline.consent.Purpose;
import org.threadline.customer.Customer;
import org.threadline.message.Kind;
import org.threadline.message.Message;
import org.threadline.outbound.OutboundMessages;
import org.threadline.outbound.OutboundText;
import org.threadline.wording.Moments;
import org.threadline.wording.Worded;
import org.threadline.wording.Wording;
import org.threadline.wording.Wording.Occasion;

/** The first answer: at once, and honest about when a person will follow. */
@ApplicationScoped
public class Acknowledgements {

    /** Two machines that greet each other stop here. */
    private static final int MOST_PER_HOUR = 3;

    /** Later than this it would answer a question that a person has probably answered. */
    private static final Duration USEFUL = Duration.ofMinutes(30);

    private final OutboundMessages outbound;
    private final Wording wording;
    private final Clock clock;

    Acknowledgements(OutboundMessages outbound, Wording wording, Clock clock) {
        this.outbound = outbound;
        this.wording = wording;
        this.clock = clock;
    }

    /** Queues the acknowledgement of a thread that was just opened by a person's text. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void greet(SupportThread thread, Customer customer) {
        Instant now = clock.instant();
        // A text that reaches us late is greeted as long as a text that waits here would be.
        Instant useless = thread.openedAt().plus(USEFUL);
        if (!useless.isAfter(now) || lately(customer, now) >= MOST_PER_HOUR) {
            return;
        }
        Brand brand = Brand.withKey(customer.brand()).orElseThrow();
        Message greeting = outbound.enqueue(
                customer,
                OutboundText.automatic(Kind.ACK, Purpose.SUPPORT, greeting(brand, customer, now))
                        .in(thread.id())
                        .between(now, useless));
        thread.note(greeting.id(), greeting.createdAt());
    }

    private Worded greeting(Brand brand, Customer customer, Instant now) {
        Map<String, String> words = new HashMap<>();
        words.put("name", customer.firstName());
        words.put("brand", brand.name());
        var opening = brand.hours().nextOpening(now, brand.timeZone());
        if (opening.isPresent()) {
            words.put("opening", Moments.opening(opening.get(), now, customer.timeZone()));
            return wording.word(Occasion.ACK_CLOSED, words);
        }
        words.put("wait", Moments.within(brand.policies().expectedReplyMinutes()));
        return wording.word(Occasion.ACK_OPEN, words);
    }

    private static long lately(Customer customer, Instant now) {
        return Message.count(
                "brand = ?1 and customerId = ?2 and kind = ?3 and createdAt > ?4",
                customer.brand(),
                customer.id(),
                Kind.ACK,
                now.minus(Duration.ofHours(1)));
    }
}
