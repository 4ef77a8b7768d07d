package org.threadline.message;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.hibernate.Session;
import org.threadline.message.DeliveryReceipts.Receipt;

/** News under an id of the carrier that no message of ours has: kept until one has it, or until it is too old. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class OrphanReceipts {

    /** The carrier's own queue is ten hours long; later than this nobody joins it any more. */
    private static final Duration KEPT = Duration.ofDays(2);

    private static final int MOST = 500;

    private final Session entities;
    private final Clock clock;

    OrphanReceipts(Session entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    void keep(String carrierMessageId, Status status, String errorCode) {
        entities.createNativeMutationQuery("""
                        insert into orphan_receipt (carrier_message_id, status, error_code, heard_at)
                        values (:id, :status, :error, :now)
                        on conflict on constraint pk_orphan_receipt do nothing""")
                .setParameter("id", carrierMessageId)
                .setParameter("status", status.name())
                .setParameter("error", errorCode)
                .setParameter("now", clock.instant())
                .executeUpdate();
    }

    /** Takes out what has found its message, oldest news first. */
    List<Receipt> take(Collection<String> carrierMessageIds) {
        entities.flush();
        return entities
                .createNativeQuery("""
                        with joined as (
                          delete from orphan_receipt o using message m
                          where o.carrier_message_id in (:ids) and m.carrier_message_id = o.carrier_message_id
                            and m.direction = 'OUTBOUND'
                          returning m.id, o.carrier_message_id, o.status, o.error_code, o.heard_at)
                        select id, carrier_message_id, status, error_code from joined order by id, heard_at""", Object[].class)
                .setParameter("ids", carrierMessageIds)
                .getResultList()
                .stream()
                .map(row ->
                        new Receipt((UUID) row[0], (String) row[1], Status.valueOf((String) row[2]), (String) row[3]))
                .toList();
    }

    /** Those that could be joined by now: their message learned its id in the very moment in which they were kept. */
    List<String> overlooked() {
        return entities.createNativeQuery("""
                        select distinct o.carrier_message_id from orphan_receipt o
                        join message m on m.carrier_message_id = o.carrier_message_id and m.direction = 'OUTBOUND'
                        limit :most""", String.class)
                .setParameter("most", MOST)
                .getResultList();
    }

    int prune() {
        return entities.createNativeMutationQuery("delete from orphan_receipt where heard_at < :before")
                .setParameter("before", clock.instant().minus(KEPT))
                .executeUpdate();
    }
}
