package org.threadline.thread;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.hibernate.Session;
import org.threadline.customer.Customer;

/** What we lately said by ourselves is what the customer answers to; it belongs to the conversation that they begin. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class SaidBefore {

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
    private final Clock clock;

    SaidBefore(Session entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /** Puts it into this thread and shows there what it was about; of two orders or carts the later one. */
    void adopt(SupportThread thread, Customer customer) {
        List<String> subjects = entities.createNativeQuery(ADOPT, String.class)
                .setParameter("thread", thread.id())
                .setParameter("brand", customer.brand())
                .setParameter("customer", customer.id())
                .setParameter("recent", clock.instant().minus(RECENT))
                .getResultList();
        subjects.forEach(subject -> show(subject, thread));
    }

    /** What a conversation is probably about, so that whoever answers has it before them. */
    static void show(String subject, SupportThread thread) {
        if (subject.startsWith(ORDER)) {
            thread.labels().showOrder(subject.substring(ORDER.length()));
        } else if (subject.startsWith(CART)) {
            thread.labels().showCart(subject.substring(CART.length()));
        }
    }
}
