package org.threadline.thread;

import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;

import org.threadline.customer.Customer;
import org.threadline.message.Message;
import org.threadline.value.Kind;

/** Which conversation a text belongs to. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Threads {

    /**
     * A conversation has begun.
     *
     * @param byCustomer by a text of theirs, which is heard next; else we begin it
     */
    public record Opened(SupportThread thread, Customer customer, boolean byCustomer) {}

    /**
     * A customer has begun to wait, or does so for longer than was known, because an earlier text of theirs was heard.
     *
     * @param knownSince since when they waited before this was heard; null: they did not
     */
    public record Waits(SupportThread thread, Instant knownSince) {}

    private final Openings openings;
    private final Event<Waits> waits;
    private final Event<ThreadFact> facts;

    Threads(Openings openings, Event<Waits> waits, Event<ThreadFact> facts) {
        this.openings = openings;
        this.waits = waits;
        this.facts = facts;
    }

    /** The thread of this customer that is not resolved, if there is one, locked until the transaction ends. */
    public Optional<SupportThread> openOf(Customer customer) {
        return KnownThreads.openOf(customer.brand(), customer.id());
    }

    /** Those of these customers who have a thread that is not resolved. */
    public Set<UUID> talking(String brand, Collection<UUID> customers) {
        return KnownThreads.talking(brand, customers);
    }

    /**
     * The conversation that a text of a customer without an open one begins: the one that was resolved last, if the
     * text was written within the brand's reopen window; else a new one.
     */
    public SupportThread beginWith(Customer customer, Instant written) {
        return openings.byCustomer(customer, written);
    }

    /** Opens a thread that we begin, not the customer. */
    SupportThread begin(Customer customer) {
        return openings.byUs(customer);
    }

    /** An agent takes the thread. Taking what one already holds is no news. */
    void claim(SupportThread thread, String agent, boolean takeOver) {
        String before = thread.assignee();
        thread.claim(agent, takeOver);
        if (!Objects.equals(before, agent)) {
            facts.fire(new ThreadFact.Claimed(thread, agent, before));
        }
    }

    /** The machine gives the thread, which nobody holds, to an agent: by the same claim as the agent's own. */
    public void assign(SupportThread thread, String agent) {
        thread.claim(agent, false);
        facts.fire(new ThreadFact.Assigned(thread));
    }

    /** The machine takes the thread from who holds it and does not answer. */
    public void giveBack(SupportThread thread) {
        String before = thread.assignee();
        thread.giveBack();
        facts.fire(new ThreadFact.Returned(thread, before));
    }

    /** The customer has written: the thread is theirs to wait in. */
    public void hear(SupportThread thread, Message message) {
        boolean slept = thread.status() == SupportThread.Status.SNOOZED;
        Instant knownSince = thread.waitingSince();
        thread.hear(message.id(), message.sentAt(), message.createdAt());
        if (!thread.waitingSince().equals(knownSince)) {
            waits.fire(new Waits(thread, knownSince));
        }
        if (slept) {
            facts.fire(new ThreadFact.Reopened(thread, null, ThreadFact.Why.CUSTOMER));
        }
    }

    /** What it is about, so that whoever answers has it before them. */
    public void showOrder(SupportThread thread, String orderId) {
        thread.labels().showOrder(orderId);
    }

    /** Something was said that changes nothing about who waits. */
    public void note(SupportThread thread, Message message) {
        thread.note(message.id(), message.createdAt());
    }

    /**
     * An automatic text that is queued while a conversation is open stands in it, so that its agent sees it. One that
     * is said once more stands where it was said first.
     */
    void join(@Observes Message.Queued queued) {
        Message message = Message.findById(queued.messageId());
        if (message.threadId() == null) {
            KnownThreads.openOf(message.brand(), message.customerId()).ifPresent(thread -> {
                message.join(thread.id());
                note(thread, message);
                if (message.kind() == Kind.CART_REMINDER) {
                    SaidBefore.show(message.origin().subject(), thread);
                }
            });
        } else if (message.retry().of() != null) {
            KnownThreads.lock(message.threadId()).ifPresent(thread -> note(thread, message));
        }
    }
}
