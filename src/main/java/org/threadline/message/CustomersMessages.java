package org.threadline.message;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

import org.hibernate.Session;
import org.threadline.customer.Customer;
import org.threadline.customer.PersonalData;
import org.threadline.customer.PersonalRows;
import org.threadline.value.Kind;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What was said with a customer. Erased, the rows stay without their words: they are what a brand has paid for, and the
 * carrier's id keeps a webhook that is repeated from bringing the text back.
 */
@ApplicationScoped
class CustomersMessages implements PersonalData {

    private static final String MESSAGES = """
            select m.id, m.thread_id as "threadId", m.direction, m.kind, m.purpose, m.body, m.media, m.status,
              m.error_code as "errorCode", m.decision, m.segments, m.sender, m.author, m.template, m.subject,
              m.carrier_message_id as "carrierMessageId", m.created_at as "createdAt", m.sent_at as "sentAt",
              (select coalesce(json_agg(json_build_object('status', s.status, 'errorCode', s.error_code,
                 'heardAt', s.heard_at) order by s.heard_at), '[]')
               from message_status s where s.message_id = m.id) as history
            from message m where m.customer_id = :customer order by m.created_at, m.id""";

    private static final String CANCEL = """
            with canceled as (
              update message set status = 'CANCELED', status_rank = %d, decision = 'erased', decided_at = :now
              where customer_id = :customer and status = 'QUEUED'
              returning id, thread_id, kind),
            history as (
              insert into message_status (message_id, status, applied, heard_at)
              select id, 'CANCELED', true, :now from canceled
              on conflict on constraint pk_message_status do nothing)
            select id, thread_id, kind from canceled""".formatted(Status.CANCELED.rank());

    // What the carrier may have is to go there too. Nobody asks it by the number any more, which is gone: a send
    // without
    // an outcome is settled by its own callback or not at all.
    private static final String BLANK = """
            update message set body = '', media = '[]', subject = null, erased_at = coalesce(erased_at, :now),
              redact_at = case when erased_at is null and status <> 'CANCELED' then :now else redact_at end,
              look_at = case when status in ('UNKNOWN', 'SENDING') then 'infinity' else look_at end
            where customer_id = :customer""";

    private final Session entities;
    private final PersonalRows rows;
    private final Event<Message.StatusChanged> changed;
    private final Clock clock;

    CustomersMessages(Session entities, PersonalRows rows, Event<Message.StatusChanged> changed, Clock clock) {
        this.entities = entities;
        this.rows = rows;
        this.changed = changed;
        this.clock = clock;
    }

    @Override
    public Set<String> tables() {
        return Set.of("message", "message_status");
    }

    @Override
    public Map<String, JsonNode> of(Customer customer) {
        return Map.of("messages", rows.of(customer, MESSAGES));
    }

    @Override
    public void erase(Customer customer) {
        entities.flush();
        List<Object[]> canceled = entities.createNativeQuery(CANCEL, Object[].class)
                .setParameter("customer", customer.id())
                .setParameter("now", clock.instant())
                .getResultList();
        entities.createNativeMutationQuery(BLANK)
                .setParameter("customer", customer.id())
                .setParameter("now", clock.instant())
                .executeUpdate();
        for (Object[] row : canceled) {
            changed.fire(new Message.StatusChanged(
                    (UUID) row[0],
                    customer.brand(),
                    customer.id(),
                    (UUID) row[1],
                    Kind.valueOf((String) row[2]),
                    Status.CANCELED,
                    null));
        }
    }
}
