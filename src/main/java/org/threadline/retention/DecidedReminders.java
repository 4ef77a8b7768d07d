package org.threadline.retention;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import org.threadline.retention.Turn.Fate;

/** All reminders that had their turn at the gate: they went, or were held out. What was dropped is not among them. */
@ApplicationScoped
class DecidedReminders {

    /** All of these customers, the latest first. One query for all. */
    List<CartReminder> of(Collection<UUID> customers) {
        return CartReminder.list(
                "customerId in ?1 and turn.fate <> ?2 order by turn.decidedAt desc, id desc", customers, Fate.DROPPED);
    }

    /** All of this customer, the latest first, locked: what an order means for them is decided by one at a time. */
    List<CartReminder> lock(UUID customer) {
        return CartReminder.<CartReminder>find(
                        "customerId = ?1 and turn.fate <> ?2 order by turn.decidedAt desc, id desc",
                        customer,
                        Fate.DROPPED)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** Which of these texts the carrier took. */
    Set<UUID> left(Collection<UUID> messages) {
        return Set.copyOf(CartReminder.getEntityManager()
                .createQuery(
                        "select messageId from CartReminder where messageId in ?1 and leftAt is not null", UUID.class)
                .setParameter(1, messages)
                .getResultList());
    }
}
