package org.threadline.retention.change;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;

import org.hibernate.Session;
import org.threadline.brand.Brand;
import org.threadline.brand.OrderChangeKind;
import org.threadline.consent.Purpose;
import org.threadline.customer.Customer;
import org.threadline.message.Message;
import org.threadline.order.OrderUpdates;
import org.threadline.outbound.OutboundMessages;
import org.threadline.outbound.OutboundText;
import org.threadline.thread.ChangesAsked.State;
import org.threadline.thread.HandOvers;
import org.threadline.thread.SupportThread;
import org.threadline.thread.Threads;
import org.threadline.value.Kind;
import org.threadline.wording.Occasion;
import org.threadline.wording.Worded;
import org.threadline.wording.Wording;
import org.threadline.wording.Words;

/**
 * What became of what customers wanted: they hear of it at once, and what was not done is a person's. Whoever calls has
 * locked the customer, so an answer and the end of the wait happen one after the other.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class ChangeAnswers {

    /** So long after the question it is an answer to somebody who waits for it, at night too; later it is news. */
    private static final Duration ANSWER = Duration.ofHours(1);

    private final OutboundMessages outbound;
    private final Wording wording;
    private final Threads threads;
    private final HandOvers handOvers;
    private final Event<OrderChange.Settled> settled;
    private final Session entities;
    private final Clock clock;

    ChangeAnswers(
            OutboundMessages outbound,
            Wording wording,
            Threads threads,
            HandOvers handOvers,
            Event<OrderChange.Settled> settled,
            Session entities,
            Clock clock) {
        this.outbound = outbound;
        this.wording = wording;
        this.threads = threads;
        this.handOvers = handOvers;
        this.settled = settled;
        this.entities = entities;
        this.clock = clock;
    }

    /** Which change of which order of whom. */
    public record About(UUID change, String brand, String phone, String orderId) {}

    /** Those of these that we have asked for. One query for all. */
    public Set<About> known(Collection<About> asked) {
        if (asked.isEmpty()) {
            return Set.of();
        }
        return entities
                .createNativeQuery("""
                        select o.id, o.brand, c.phone, o.order_id from order_change o join customer c on c.id = o.customer_id
                        where o.id in (:ids)""", Object[].class)
                .setParameter("ids", asked.stream().map(About::change).toList())
                .getResultList()
                .stream()
                .map(row -> new About((UUID) row[0], (String) row[1], (String) row[2], (String) row[3]))
                .collect(Collectors.toSet());
    }

    /**
     * What the order system says.
     *
     * @param change one that is {@link #known}
     * @param reason for colleagues, or null
     * @param isNews false when it is so old that nobody is to get a text for it
     */
    public record Answer(UUID change, boolean done, String reason, boolean isNews) {}

    /** The order system has answered; what it has said first counts. */
    public void answer(Answer answer, Customer customer) {
        OrderChange change = OrderChange.findById(answer.change());
        boolean inTime = change.state() == State.ASKED;
        if (!change.answered(answer.done(), answer.reason(), clock.instant())) {
            return;
        }
        settled.fire(new OrderChange.Settled(change));
        if (answer.done() && answer.isNews()) {
            confirm(change, customer);
        } else if (!answer.done() && inTime) {
            handOver(change, customer, Occasion.CHANGE_REFUSED);
        }
    }

    /** Who cancels an order has answered whoever wanted just that. */
    void cancelled(@Observes OrderUpdates.Cancelled cancelled) {
        KnownChanges.asked(cancelled.customer(), cancelled.orderId(), OrderChangeKind.CANCEL)
                .ifPresent(change -> answer(new Answer(change.id(), true, null, true), cancelled.customer()));
    }

    /** Nobody has answered in time. */
    void giveUp(OrderChange change, Customer customer) {
        change.unanswered(clock.instant());
        settled.fire(new OrderChange.Settled(change));
        handOver(change, customer, Occasion.CHANGE_UNANSWERED);
    }

    private void confirm(OrderChange change, Customer customer) {
        Occasion occasion = switch (change.kind()) {
            case CANCEL -> Occasion.CHANGE_DONE_CANCEL;
            case CORRECT -> Occasion.CHANGE_DONE_CORRECT;
        };
        Worded words = wording.word(
                occasion, Brand.withKey(change.brand()).orElseThrow(), customer, Words.of("order", change.orderId()));
        SupportThread thread = SupportThread.findById(change.threadId(), LockModeType.PESSIMISTIC_WRITE);
        Message said = outbound.enqueue(
                customer,
                OutboundText.automatic(kind(change), Purpose.SUPPORT, words)
                        .in(thread.id())
                        .about(change.subject()));
        threads.note(thread, said);
    }

    private void handOver(OrderChange change, Customer customer, Occasion occasion) {
        handOvers.toPerson(
                change.threadId(),
                customer,
                new HandOvers.Saying(occasion, Words.of("order", change.orderId()), kind(change)));
    }

    private Kind kind(OrderChange change) {
        Instant late = change.askedAt().plus(ANSWER);
        return clock.instant().isBefore(late) ? Kind.ACK : Kind.ORDER_UPDATE;
    }
}
