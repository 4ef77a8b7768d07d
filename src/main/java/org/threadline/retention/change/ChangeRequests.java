package org.threadline.retention.change;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

import org.threadline.brand.Brand;
import org.threadline.brand.OrderChangeKind;
import org.threadline.brand.OrderChanges;
import org.threadline.customer.Customer;
import org.threadline.message.Message;
import org.threadline.order.FreshOrders;
import org.threadline.thread.Acknowledgements;
import org.threadline.thread.SupportThread;
import org.threadline.thread.Threads;
import org.threadline.wording.Occasion;
import org.threadline.wording.Wording;
import org.threadline.wording.Words;

/** Takes what a customer wants to be done with an order to the order system, and says so. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class ChangeRequests {

    private final FreshOrders orders;
    private final Acknowledgements acknowledgements;
    private final Threads threads;
    private final Wording wording;
    private final Event<OrderChange.Asked> asked;
    private final Clock clock;

    ChangeRequests(
            FreshOrders orders,
            Acknowledgements acknowledgements,
            Threads threads,
            Wording wording,
            Event<OrderChange.Asked> asked,
            Clock clock) {
        this.orders = orders;
        this.acknowledgements = acknowledgements;
        this.threads = threads;
        this.wording = wording;
        this.asked = asked;
        this.clock = clock;
    }

    /**
     * Asks the order system, when the brand wants that, nobody talks with the customer, and it is plain which order is
     * meant. In doubt a person reads the text.
     *
     * @param which orders that the text may mean
     * @param text in this thread; its customer is locked
     * @return whether the customer has been answered
     */
    public boolean ask(
            OrderChangeKind kind, Predicate<String> which, Message text, SupportThread thread, Customer customer) {
        Brand brand = Brand.withKey(customer.brand()).orElseThrow();
        OrderChanges policy = brand.policies().orderChanges();
        if (!policy.allow(kind) || thread.assignee() != null) {
            return false;
        }
        Optional<String> order = orders.only(customer, which, policy.window())
                .filter(id -> KnownChanges.asked(customer, id, kind).isEmpty());
        order.ifPresent(id -> {
            Instant now = clock.instant();
            var change = new OrderChange(kind, id, customer, text, now, now.plus(policy.answerWithin()));
            change.persistAndFlush();
            threads.showOrder(thread, id);
            acknowledgements.answer(
                    thread, customer, wording.word(asked(kind), brand, customer, Words.of("order", id)));
            asked.fire(new OrderChange.Asked(change));
        });
        return order.isPresent();
    }

    private static Occasion asked(OrderChangeKind kind) {
        return switch (kind) {
            case CANCEL -> Occasion.CHANGE_ASKED_CANCEL;
            case CORRECT -> Occasion.CHANGE_ASKED_CORRECT;
        };
    }
}
