package org.threadline.thread;

import java.time.Clock;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.Session;
import org.threadline.consent.Consent;
import org.threadline.consent.Evidence;
import org.threadline.customer.Customer;
import org.threadline.customer.PersonalData;
import org.threadline.customer.PersonalRows;

import com.fasterxml.jackson.databind.JsonNode;

/** A customer's conversations. Erased, they are over, and only their times stay: how long somebody has waited is counted. */
@ApplicationScoped
class CustomersThreads implements PersonalData {

    private static final String THREADS = """
            select id, status, assignee, team_id as "teamId", priority, tags, order_id as "orderId", cart_id as "cartId", waiting_since as "waitingSince",
              opened_at as "openedAt", first_response_at as "firstResponseAt", resolved_at as "resolvedAt"
            from support_thread where customer_id = :customer order by opened_at, id""";

    private static final String OPT_OUTS = """
            select id, thread_id as "threadId", message_id as "messageId", phrase, asked_at as "askedAt",
              settled_at as "settledAt", settled_by as "settledBy", outcome
            from opt_out_request where customer_id = :customer order by asked_at, id""";

    private static final String NOTES = """
            select id, thread_id as "threadId", author, body, created_at as "createdAt" from thread_note
            where thread_id in (select id from support_thread where customer_id = :customer) order by id""";

    private static final String ACTS = """
            select id, thread_id as "threadId", what, actor, holder, outcome, at from thread_act
            where thread_id in (select id from support_thread where customer_id = :customer) order by id""";

    private static final String OF_THEIR_THREADS =
            " where thread_id in (select id from support_thread where customer_id = :customer)";

    private final Session entities;
    private final PersonalRows rows;
    private final Consent consent;
    private final Clock clock;

    CustomersThreads(Session entities, PersonalRows rows, Consent consent, Clock clock) {
        this.entities = entities;
        this.rows = rows;
        this.consent = consent;
        this.clock = clock;
    }

    @Override
    public Set<String> tables() {
        return Set.of("support_thread", "opt_out_request", "thread_note", "thread_act", "thread_tag");
    }

    @Override
    public Map<String, JsonNode> of(Customer customer) {
        return Map.of(
                "threads",
                rows.of(customer, THREADS),
                "optOutRequests",
                rows.of(customer, OPT_OUTS),
                "threadNotes",
                rows.of(customer, NOTES),
                "threadActs",
                rows.of(customer, ACTS));
    }

    @Override
    public void erase(Customer customer) {
        honourWhatIsAsked(customer);
        entities.flush();
        entities.createNativeMutationQuery("""
                        update support_thread set tags = '{}', order_id = null, cart_id = null, snoozed_until = null, unread = 0, version = version + 1,
                          team_id = null, passed_by = null, promised_at = null, revalued = false,
                          ahead_by_value = 0, ahead_by_tier = 0, ahead_by_promise = 0,
                          status = 'RESOLVED', resolved_at = coalesce(resolved_at, :now), waiting_since = null,
                          sort_at = case when sort_group = 2 then sort_at else :now end, sort_group = 2
                        where customer_id = :customer""")
                .setParameter("customer", customer.id())
                .setParameter("now", clock.instant())
                .executeUpdate();
        rows.change(customer, "delete from opt_out_request where customer_id = :customer");
        rows.change(customer, "delete from thread_note" + OF_THEIR_THREADS);
        // Who did what stays for those who answer for it; with which tags tells something of the customer.
        rows.change(customer, "update thread_act set outcome = null" + OF_THEIR_THREADS);
    }

    /** Who has asked in plain words to be left alone, and nobody has read it, must not be texted again for being erased. */
    private void honourWhatIsAsked(Customer customer) {
        OptOutRequest.openOf(customer.brand(), customer.id()).ifPresent(request -> {
            var evidence = new Evidence(Evidence.AGENT, request.phrase(), null, request.messageId());
            consent.withdraw(customer.brand(), customer.id(), evidence, null);
        });
    }
}
