package org.threadline.outbound;

import java.time.Clock;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.hibernate.Session;
import org.threadline.value.PhoneNumber;

/** How fast each of our numbers may text and whether it may at all; one row per number, the same for all replicas. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class SenderPaces {

    private final Session entities;
    private final Clock clock;

    SenderPaces(Session entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /**
     * Stops a number until somebody lets it go on; its texts wait and say why.
     *
     * @param reason machine-readable, such as {@code carrier:30034}
     * @return false when it stood still already
     */
    public boolean halt(PhoneNumber number, String reason) {
        boolean news = entities.createNativeMutationQuery("""
                        update sender_pace set halted_at = :now, halted_reason = :reason
                        where number = :number and halted_at is null""")
                        .setParameter("now", clock.instant())
                        .setParameter("reason", reason)
                        .setParameter("number", number.value())
                        .executeUpdate()
                == 1;
        if (news) {
            explain(number, "sender-halted:" + reason);
        }
        return news;
    }

    /** @return false when it was not halted */
    public boolean resume(PhoneNumber number) {
        boolean news = entities.createNativeMutationQuery("""
                        update sender_pace set halted_at = null, halted_reason = null, resting_until = null, rests = 0
                        where number = :number and halted_at is not null""")
                        .setParameter("number", number.value())
                        .executeUpdate()
                == 1;
        if (news) {
            explain(number, null);
        }
        return news;
    }

    /** Why a number is halted, or an empty list when it is not. */
    public List<String> whyHalted(PhoneNumber number) {
        return entities.createNativeQuery(
                        "select halted_reason from sender_pace where number = :number and halted_at is not null",
                        String.class)
                .setParameter("number", number.value())
                .getResultList();
    }

    private void explain(PhoneNumber number, String decision) {
        entities.createNativeMutationQuery("""
                        update message set decision = :decision, decided_at = :now
                        where sender = :number and status = 'QUEUED'""")
                .setParameter("decision", decision, String.class)
                .setParameter("now", clock.instant())
                .setParameter("number", number.value())
                .executeUpdate();
    }
}
