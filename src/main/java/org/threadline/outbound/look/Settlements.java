package org.threadline.outbound.look;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

import org.hibernate.Session;
import org.threadline.message.DeliveryReceipts;
import org.threadline.message.DeliveryReceipts.Receipt;
import org.threadline.message.Message;
import org.threadline.outbound.CarrierRecords.Entry;
import org.threadline.outbound.Reconciled;

import io.quarkus.logging.Log;

/** Brings a message to where the carrier's records have it. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class Settlements {

    private final Session entities;
    private final DeliveryReceipts receipts;
    private final Event<Reconciled> reconciled;

    Settlements(Session entities, DeliveryReceipts receipts, Event<Reconciled> reconciled) {
        this.entities = entities;
        this.receipts = receipts;
        this.reconciled = reconciled;
    }

    /** The carrier took it, which nobody knew. */
    void found(UUID messageId, Entry entry) {
        news(messageId, entry);
        receipts.join(List.of(entry.carrierMessageId()));
        entities.createNativeMutationQuery("update message set look_at = null where id = :id")
                .setParameter("id", messageId)
                .executeUpdate();
        reconciled.fire(new Reconciled(messageId, Reconciled.Result.FOUND));
        Log.infof("message %s: the carrier's list has it, as %s", messageId, entry.carrierMessageId());
    }

    /** The same news as in a callback, and what the carrier counted and charged. */
    void news(UUID messageId, Entry entry) {
        receipts.apply(new Receipt(messageId, entry.carrierMessageId(), entry.status(), entry.errorCode()));
        Message.<Message>findByIdOptional(messageId).ifPresent(message -> {
            message.countSegments(entry.segments());
            message.costs(entry.price());
        });
    }
}
