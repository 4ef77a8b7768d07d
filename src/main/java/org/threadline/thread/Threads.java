package org.threadline.thread;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;

import org.hibernate.Session;
import org.threadline.brand.Brand;
import org.threadline.brand.Policies;
import org.threadline.customer.Customer;
import org.threadline.message.Message;
import org.threadline.value.Ids;
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

    /** How far back an automatic text still belongs to the conversation that its answer opens. */
    private static final Duration RECENT = Duration.ofDays(7);

    private static final String ORDER = "order:";
    private static final String CART = "cart:";

    // They come before the text that answers them, in the order in which they were said.
    private static final String ADOPT = """
            with mine as (
              select m.id, t.last_seq + row_number() over (order by m.created_at, m.id) as seq
              from message m, support_thread t
              where t.id = :thread and m.brand = :brand and m.customer_id = :customer and m.thread_id is null
                and m.direction = 'OUTBOUND' and m.created_at > :recent),
            adopted as (
              update message m set thread_id = :thread, seq = mine.seq
              from mine where m.id = mine.id and m.thread_id is null
              returning m.subject, m.seq, m.status not in ('QUEUED', 'CANCELED', 'FAILED') as has_left),
            counted as (
              update support_thread set last_seq = (select max(seq) from adopted)
              where id = :thread and exists (select 1 from adopted))
            select subject from adopted
            where subject like 'order:%' or subject like 'cart:%' and has_left order by seq""";

    private final Session entities;
    private final Event<Opened> opened;
    private final Event<Waits> waits;
    private final Event<ThreadFact> facts;
    private final Clock clock;

    Threads(Session entities, Event<Opened> opened, Event<Waits> waits, Event<ThreadFact> facts, Clock clock) {
        this.entities = entities;
        this.opened = opened;
        this.waits = waits;
        this.facts = facts;
        this.clock = clock;
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
        Duration window = policies(customer).reopenWithin();
        Optional<SupportThread> last = KnownThreads.resolvedLast(customer.brand(), customer.id());
        return last.filter(thread -> written.isBefore(thread.resolvedAt().plus(window)))
                .map(thread -> resume(thread, customer, written))
                .orElseGet(() -> open(customer, last, written, true));
    }

    /** Opens a thread that we begin, not the customer. */
    SupportThread begin(Customer customer) {
        return open(customer, KnownThreads.resolvedLast(customer.brand(), customer.id()), clock.instant(), false);
    }

    /**
     * Opens a thread for a customer who has none. The caller holds the customer's lock; should that ever fail, the
     * unique index refuses the second thread.
     */
    private SupportThread open(Customer customer, Optional<SupportThread> previous, Instant at, boolean byCustomer) {
        var thread = new SupportThread(
                Ids.next(), customer, previous.map(SupportThread::id).orElse(null), at);
        count(thread, customer);
        thread.persistAndFlush();
        adopt(thread, customer);
        opened.fire(new Opened(thread, customer, byCustomer));
        return thread;
    }

    SupportThread resume(SupportThread thread, Customer customer, Instant written) {
        thread.resume(written);
        count(thread, customer);
        adopt(thread, customer);
        facts.fire(new ThreadFact.Reopened(thread, null, ThreadFact.Why.CUSTOMER));
        return thread;
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
                    show(message.origin().subject(), thread);
                }
            });
        } else if (message.retry().of() != null) {
            KnownThreads.lock(message.threadId()).ifPresent(thread -> note(thread, message));
        }
    }

    private void count(SupportThread thread, Customer customer) {
        thread.place().count(policies(customer).routing().headStart(), customer, clock.instant());
    }

    private static Policies policies(Customer customer) {
        return Brand.withKey(customer.brand()).orElseThrow().policies();
    }

    /** What we lately said by ourselves is what the customer answers to; it belongs to the conversation. */
    private void adopt(SupportThread thread, Customer customer) {
        List<String> subjects = entities.createNativeQuery(ADOPT, String.class)
                .setParameter("thread", thread.id())
                .setParameter("brand", customer.brand())
                .setParameter("customer", customer.id())
                .setParameter("recent", clock.instant().minus(RECENT))
                .getResultList();
        // The last of a kind stays.
        subjects.forEach(subject -> show(subject, thread));
    }

    /** What it is probably about, so that whoever answers has it before them. */
    private static void show(String subject, SupportThread thread) {
        if (subject.startsWith(ORDER)) {
            thread.labels().showOrder(subject.substring(ORDER.length()));
        } else if (subject.startsWith(CART)) {
            thread.labels().showCart(subject.substring(CART.length()));
        }
    }
}
