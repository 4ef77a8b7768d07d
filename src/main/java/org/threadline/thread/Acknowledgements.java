package org.threadline.thread;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.threadline.brand.Brand;
import org.threadline.consent.Purpose;
import org.threadline.customer.Customer;
import org.threadline.message.Message;
import org.threadline.outbound.OutboundMessages;
import org.threadline.outbound.OutboundText;
import org.threadline.value.Kind;
import org.threadline.wording.Moments;
import org.threadline.wording.Occasion;
import org.threadline.wording.Worded;
import org.threadline.wording.Wording;

/** The first answer: at once, and honest about when a person will follow. */
@ApplicationScoped
public class Acknowledgements {

    /** Two machines that greet each other stop here. */
    private static final int MOST_PER_HOUR = 3;

    /** A text that reaches us later than this after it was sent is no longer greeted: "at once" would be a lie. */
    private static final Duration AT_ONCE = Duration.ofMinutes(30);

    private final OutboundMessages outbound;
    private final Wording wording;
    private final Clock clock;

    Acknowledgements(OutboundMessages outbound, Wording wording, Clock clock) {
        this.outbound = outbound;
        this.wording = wording;
        this.clock = clock;
    }

    /** Queues the acknowledgement of a thread that was just opened, or opened again, by a person's text. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void greet(SupportThread thread, Customer customer) {
        Brand brand = Brand.withKey(customer.brand()).orElseThrow();
        Instant now = clock.instant();
        if (say(thread, customer, greeting(brand, customer, now))) {
            thread.place().promise(promised(brand, now));
        }
    }

    /** What the words of the greeting come to: the expected wait, counted from when somebody is there. */
    private static Instant promised(Brand brand, Instant now) {
        return brand.businessTime()
                .nextOpening(now)
                .map(ZonedDateTime::toInstant)
                .orElse(now)
                .plus(Duration.ofMinutes(brand.policies().expectedReplyMinutes()));
    }

    /**
     * The same for a text that asks for no more texts. Whoever writes that wants to read that it was understood, and how to
     * have it at once; a cheerful greeting would be the next text too many.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void understand(SupportThread thread, Customer customer) {
        Brand brand = Brand.withKey(customer.brand()).orElseThrow();
        say(thread, customer, wording.word(Occasion.ACK_OPT_OUT, brand, customer, Map.of()));
    }

    /** The same for a text that asks only what a machine knows: the answer is the acknowledgement. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void answer(SupportThread thread, Customer customer, Worded words) {
        say(thread, customer, words);
    }

    /** @return whether it was said */
    private boolean say(SupportThread thread, Customer customer, Worded words) {
        Instant now = clock.instant();
        boolean late = thread.waitingSince().plus(AT_ONCE).isBefore(now);
        if (late || lately(customer, now) >= MOST_PER_HOUR) {
            return false;
        }
        Message said = outbound.enqueue(
                customer,
                OutboundText.automatic(Kind.ACK, Purpose.SUPPORT, words).in(thread.id()));
        thread.note(said.id(), said.createdAt());
        return words.isComplete();
    }

    private Worded greeting(Brand brand, Customer customer, Instant now) {
        var opening = brand.businessTime().nextOpening(now);
        if (opening.isPresent()) {
            String said = Moments.opening(opening.get(), now, customer.timeZone());
            return wording.word(Occasion.ACK_CLOSED, brand, customer, Map.of("opening", said));
        }
        String wait = Moments.within(brand.policies().expectedReplyMinutes());
        return wording.word(Occasion.ACK_OPEN, brand, customer, Map.of("wait", wait));
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
