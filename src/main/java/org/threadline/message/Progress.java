package org.threadline.message;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.Session;

/**
 * How messages come forward: the status on the message, the history beside it, and word to whoever looks on. The
 * history keeps late news too; the same news twice is one entry.
 */
@ApplicationScoped
public class Progress {

    /** @param applied whether it changed the message's status */
    @Schema(name = "StatusNews")
    public record Entry(
            Status status, @Schema(nullable = true) String errorCode, boolean applied, Instant heardAt) {}

    private final Session entities;
    private final Event<Message.StatusChanged> changed;
    private final Clock clock;

    Progress(Session entities, Event<Message.StatusChanged> changed, Clock clock) {
        this.entities = entities;
        this.changed = changed;
        this.clock = clock;
    }

    /**
     * Brings a locked message as far as the news says, if that is forward, and writes the news down either way.
     *
     * @return whether the status changed
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean advance(Message message, Status news, String errorCode) {
        boolean applied = message.advanceTo(news, errorCode, clock.instant());
        add(message.id(), news, errorCode, applied);
        if (applied) {
            changed.fire(Message.StatusChanged.of(message));
        }
        return applied;
    }

    /**
     * Locks the customers of these messages until the transaction ends. To be called before the messages are locked by
     * whoever brings news that changes something about a customer too: the customer always comes first.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void lockCustomersOf(Collection<UUID> messages) {
        entities.createNativeQuery("""
                        select c.id from customer c where c.id in (select customer_id from message where id in (:ids))
                        order by c.id for no key update of c""", UUID.class)
                .setParameter("ids", messages)
                .getResultList();
    }

    private void add(UUID messageId, Status status, String errorCode, boolean applied) {
        entities.flush();
        entities.createNativeMutationQuery("""
                        insert into message_status (message_id, status, error_code, applied, heard_at)
                        values (:message, :status, :error, :applied, :now)
                        on conflict on constraint pk_message_status do nothing""")
                .setParameter("message", messageId)
                .setParameter("status", status.name())
                .setParameter("error", errorCode)
                .setParameter("applied", applied)
                .setParameter("now", clock.instant())
                .executeUpdate();
    }

    /** In the order in which the news arrived. */
    public List<Entry> of(UUID messageId) {
        return entities
                .createNativeQuery("""
                        select status, error_code, applied, heard_at from message_status
                        where message_id = :message order by heard_at, status""", Object[].class)
                .setParameter("message", messageId)
                .getResultList()
                .stream()
                .map(Progress::entry)
                .toList();
    }

    private static Entry entry(Object[] row) {
        return new Entry(Status.valueOf((String) row[0]), (String) row[1], (Boolean) row[2], (Instant) row[3]);
    }
}
