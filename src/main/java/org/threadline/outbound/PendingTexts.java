package org.threadline.outbound;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;

import org.hibernate.Hibernate;
import org.hibernate.Session;
import org.threadline.consent.Consent;
import org.threadline.message.Message;
import org.threadline.message.Status;
import org.threadline.value.Kind;

/**
 * What waits to be sent when consent for it is withdrawn, in whatever way, is taken back in the same transaction. The
 * gate would drop it too, but a text that may not go should not look as if it would.
 */
@ApplicationScoped
class PendingTexts {

    // What is queued has the lowest rank of all, so this only goes forward; one statement, however much waits.
    private static final String CANCEL = """
            with canceled as (
              update message
              set status = 'CANCELED', status_rank = %d, decision = 'opted-out', decided_at = :now
              where brand = :brand and customer_id = :customer and purpose = :purpose and status = 'QUEUED'
                and subject is distinct from :confirmation
              returning id, thread_id, kind),
            history as (
              insert into message_status (message_id, status, applied, heard_at)
              select id, 'CANCELED', true, :now from canceled
              on conflict on constraint pk_message_status do nothing)
            select id, thread_id, kind from canceled""".formatted(Status.CANCELED.rank());

    private final Session entities;
    private final Event<Message.StatusChanged> progress;
    private final Clock clock;

    PendingTexts(Session entities, Event<Message.StatusChanged> progress, Clock clock) {
        this.entities = entities;
        this.progress = progress;
        this.clock = clock;
    }

    void cancel(@Observes Consent.Changed changed) {
        if (changed.granted()) {
            return;
        }
        entities.flush();
        List<Object[]> canceled = entities.createNativeQuery(CANCEL, Object[].class)
                .setParameter("brand", changed.brand())
                .setParameter("customer", changed.customerId())
                .setParameter("purpose", changed.purpose().name())
                .setParameter("confirmation", OptOuts.CONFIRMATION)
                .setParameter("now", clock.instant())
                .getResultList();
        for (Object[] row : canceled) {
            UUID id = (UUID) row[0];
            refresh(id);
            progress.fire(new Message.StatusChanged(
                    id,
                    changed.brand(),
                    changed.customerId(),
                    (UUID) row[1],
                    Kind.valueOf((String) row[2]),
                    Status.CANCELED,
                    null));
        }
    }

    /** Who has the message in hand in this transaction must not write its old state back. */
    private void refresh(UUID id) {
        Message message = entities.getReference(Message.class, id);
        if (Hibernate.isInitialized(message)) {
            entities.refresh(message);
        }
    }
}
