package org.threadline.thread;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

import org.threadline.brand.Brand;
import org.threadline.consent.Purpose;
import org.threadline.customer.Customer;
import org.threadline.message.Message;
import org.threadline.outbound.OutboundMessages;
import org.threadline.outbound.OutboundText;
import org.threadline.value.Kind;
import org.threadline.wording.Occasion;
import org.threadline.wording.Worded;
import org.threadline.wording.Wording;
import org.threadline.wording.Words;

/** The first answer: at once, and honest about when a person will follow. */
@ApplicationScoped
public class Acknowledgements {

    /**
     * A customer was told by when a person will have answered.
     *
     * @param acknowledgement the text that says so
     * @param said the words for the wait, in the language of the text, such as {@code in about 20 minutes}
     */
    public record Promised(SupportThread thread, Message acknowledgement, String said, Instant until) {}

    /** Two machines that greet each other stop here. */
    private static final int MOST_PER_HOUR = 3;

    /** A text that reaches us later than this after it was sent is no longer greeted: "at once" would be a lie. */
    private static final Duration AT_ONCE = Duration.ofMinutes(30);

    private final OutboundMessages outbound;
    private final Wording wording;
    private final ExpectedWaits waits;
    private final Event<Promised> promised;
    private final Clock clock;

    Acknowledgements(
            OutboundMessages outbound, Wording wording, ExpectedWaits waits, Event<Promised> promised, Clock clock) {
        this.outbound = outbound;
        this.wording = wording;
        this.waits = waits;
        this.promised = promised;
        this.clock = clock;
    }

    /** Queues the acknowledgement of a thread that was just opened, or opened again, by a person's text. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void greet(SupportThread thread, Customer customer) {
        Brand brand = Brand.withKey(customer.brand()).orElseThrow();
        Expectation expected = expected(brand, customer);
        Worded words = expected.isOfOpening()
                ? wording.word(Occasion.ACK_CLOSED, brand, customer, Words.of("opening", expected.said()))
                : wording.word(Occasion.ACK_OPEN, brand, customer, Words.of("wait", expected.said()));
        promise(thread, customer, words, expected);
    }

    /** The same for who is dissatisfied with what was thought to be done: we are sorry, and a person will see to it. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void regret(SupportThread thread, Customer customer) {
        Brand brand = Brand.withKey(customer.brand()).orElseThrow();
        Expectation expected = expected(brand, customer);
        Worded words = wording.word(Occasion.SURVEY_REGRET, brand, customer, Words.of("when", expected.said()));
        promise(thread, customer, words, expected);
    }

    /** The same for what a machine could not settle: a person sees to it, and that is promised like any answer. */
    @Transactional(Transactional.TxType.MANDATORY)
    void handOver(SupportThread thread, Customer customer, HandOvers.Saying saying) {
        Brand brand = Brand.withKey(customer.brand()).orElseThrow();
        Expectation expected = expected(brand, customer);
        Worded words =
                wording.word(saying.occasion(), brand, customer, saying.words().and("when", expected.said()));
        promised(thread, say(thread, customer, words, saying.kind()), words, expected);
    }

    private Expectation expected(Brand brand, Customer customer) {
        Duration usual = Duration.ofMinutes(brand.policies().expectedReplyMinutes());
        return Expectation.of(brand.businessTime(), usual, waits.of(brand), customer.timeZone(), clock.instant());
    }

    private void promise(SupportThread thread, Customer customer, Worded words, Expectation expected) {
        promised(thread, say(thread, customer, words), words, expected);
    }

    private void promised(SupportThread thread, Optional<Message> said, Worded words, Expectation expected) {
        said.ifPresent(acknowledgement -> {
            thread.place().promise(expected.until());
            promised.fire(
                    new Promised(thread, acknowledgement, expected.said().in(words.language()), expected.until()));
        });
    }

    /**
     * The same for a text that asks for no more texts. Whoever writes that wants to read that it was understood, and how to
     * have it at once; a cheerful greeting would be the next text too many.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void understand(SupportThread thread, Customer customer) {
        Brand brand = Brand.withKey(customer.brand()).orElseThrow();
        say(thread, customer, wording.word(Occasion.ACK_OPT_OUT, brand, customer, Words.NONE));
    }

    /** The same for a text that asks only what a machine knows: the answer is the acknowledgement. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void answer(SupportThread thread, Customer customer, Worded words) {
        say(thread, customer, words);
    }

    /** @return what was said, if it was */
    private Optional<Message> say(SupportThread thread, Customer customer, Worded words) {
        Instant now = clock.instant();
        boolean late = thread.waitingSince().plus(AT_ONCE).isBefore(now);
        if (late || lately(customer, now) >= MOST_PER_HOUR) {
            return Optional.empty();
        }
        return say(thread, customer, words, Kind.ACK);
    }

    private Optional<Message> say(SupportThread thread, Customer customer, Worded words, Kind kind) {
        Message said = outbound.enqueue(
                customer, OutboundText.automatic(kind, Purpose.SUPPORT, words).in(thread.id()));
        thread.note(said.id(), said.createdAt());
        return words.isComplete() ? Optional.of(said) : Optional.empty();
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
