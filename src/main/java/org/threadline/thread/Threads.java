package org.threadline.thread;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;

import org.hibernate.Session;
import org.threadline.customer.Customer;
import org.threadline.message.Message;
import org.threadline.value.Ids;

/** Which conversation a text belongs to. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Threads {

    /** A conversation has begun. */
    public record Opened(SupportThread thread, Customer customer) {}

    /** How far back an automatic text still belongs to the conversation that its answer opens. */
    private static final Duration RECENT = Duration.ofDays(7);

    private final Session entities;
    private final Event<Opened> opened;
    private final Clock clock;

    Threads(Session entities, Event<Opened> opened, Clock clock) {
        this.entities = entities;
        this.opened = opened;
        this.clock = clock;
    }

    /** The thread of this customer that is not resolved, if there is one. */
    public Optional<SupportThread> openOf(Customer customer) {
        return SupportThread.openOf(customer.brand(), customer.id());
    }

    /**
     * Opens a thread for a customer who has none. The caller holds the customer's lock; should that ever fail, the
     * unique index refuses the second thread.
     */
    public SupportThread open(Customer customer, Instant at) {
        var thread = new SupportThread(Ids.next(), customer, at);
        thread.persistAndFlush();
        adopt(thread, customer);
        opened.fire(new Opened(thread, customer));
        return thread;
    }

    /** Opens a thread that we begin, not the customer. */
    SupportThread begin(Customer customer) {
        return open(customer, clock.instant());
    }

    /** The customer has written: the thread is theirs to wait in. */
    public void hear(SupportThread thread, Message message) {
        thread.hear(message.id(), message.sentAt(), message.createdAt());
    }

    /** Something was said that changes nothing about who waits. */
    public void note(SupportThread thread, Message message) {
        thread.note(message.id(), message.createdAt());
    }

    /** An automatic text that is queued while a conversation is open stands in it, so that its agent sees it. */
    void join(@Observes Message.Queued queued) {
        Message message = Message.findById(queued.messageId());
        if (message.threadId() == null) {
            SupportThread.openOf(message.brand(), message.customerId()).ifPresent(thread -> {
                message.join(thread.id());
                note(thread, message);
            });
        }
    }

    /** What we lately said by ourselves is what the customer answers to; it belongs to the conversation. */
    private void adopt(SupportThread thread, Customer customer) {
        List<String> subjects = entities.createNativeQuery("""
                        with adopted as (
                          update message set thread_id = :thread
                          where brand = :brand and customer_id = :customer and thread_id is null
                            and direction = 'OUTBOUND' and created_at > :recent
                          returning subject, created_at, id)
                        select subject from adopted where subject like 'order:%'
                        order by created_at desc, id desc""", String.class)
                .setParameter("thread", thread.id())
                .setParameter("brand", customer.brand())
                .setParameter("customer", customer.id())
                .setParameter("recent", clock.instant().minus(RECENT))
                .getResultList();
        if (!subjects.isEmpty()) {
            thread.showOrder(subjects.getFirst().substring("order:".length()));
        }
    }
}
