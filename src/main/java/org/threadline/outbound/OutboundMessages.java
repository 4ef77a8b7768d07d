package org.threadline.outbound;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

import org.hibernate.Session;
import org.threadline.customer.Customer;
import org.threadline.message.Draft;
import org.threadline.message.Message;
import org.threadline.message.Progress;
import org.threadline.message.Status;
import org.threadline.message.Words;
import org.threadline.outbound.sender.SenderChoice;
import org.threadline.value.Ids;
import org.threadline.value.Kind;
import org.threadline.wording.Segments;

/** The one door out. What goes in is a row in the caller's transaction; what comes of it is the gate's decision. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class OutboundMessages {

    private final Session entities;
    private final SenderChoice senders;
    private final Progress progress;
    private final Event<Message.Queued> queued;
    private final MaxAges ages;
    private final Clock clock;

    OutboundMessages(
            Session entities,
            SenderChoice senders,
            Progress progress,
            Event<Message.Queued> queued,
            MaxAges ages,
            Clock clock) {
        this.entities = entities;
        this.senders = senders;
        this.progress = progress;
        this.queued = queued;
        this.ages = ages;
        this.clock = clock;
    }

    /** Queues a text to a customer, from the number that this customer knows. */
    public Message enqueue(Customer customer, OutboundText text) {
        Message message = Message.queued(draft(customer, text), clock.instant());
        message.persist();
        if (text.missing().isEmpty()) {
            queued.fire(new Message.Queued(message.id(), message.dueAt()));
        } else {
            leaveUnsaid(message, text.missing());
        }
        return message;
    }

    /** Half a sentence is worse than none. */
    private void leaveUnsaid(Message message, List<String> missing) {
        message.decide("missing-word:" + String.join(",", missing), clock.instant());
        progress.advance(message, Status.CANCELED, null);
    }

    /** Says a waiting text differently, or later. False when it no longer waits. */
    public boolean rephrase(UUID messageId, Customer customer, OutboundText text) {
        return Message.lock(messageId)
                .map(message -> rephrase(message, customer, text))
                .orElse(false);
    }

    private boolean rephrase(Message message, Customer customer, OutboundText text) {
        boolean waited = message.rephrase(draft(customer, text));
        if (waited && !text.missing().isEmpty()) {
            leaveUnsaid(message, text.missing());
        }
        return waited;
    }

    /** Takes back what of a kind still waits about a subject of a brand. What is under way stays under way. */
    public int cancel(String brand, String subject, Kind kind, String reason) {
        String which = "m.brand = :brand and m.subject = :value and m.kind = '" + kind.name() + "'";
        return cancelWhere(which, brand, subject, reason);
    }

    private int cancelWhere(String which, String brand, Object value, String reason) {
        entities.flush();
        List<Message> waiting = entities.createNativeQuery("""
                        select m.* from message m where m.status = 'QUEUED' and %s
                        for update""".formatted(which), Message.class)
                .setParameter("brand", brand)
                .setParameter("value", value)
                .getResultList();
        for (Message message : waiting) {
            message.decide(reason, clock.instant());
            progress.advance(message, Status.CANCELED, null);
        }
        return waiting.size();
    }

    private Draft draft(Customer customer, OutboundText text) {
        Segments segments = Segments.of(text.body());
        Instant dueAt = text.dueAt() == null ? clock.instant() : text.dueAt();
        return new Draft(
                Ids.next(),
                customer.brand(),
                customer.id(),
                text.threadId(),
                text.kind(),
                text.purpose().name(),
                new Words(
                        text.body(),
                        text.media(),
                        segments.count(),
                        segments.encoding().name()),
                senders.of(customer),
                text.template(),
                text.author(),
                text.subject(),
                dueAt,
                ages.expiry(text.kind(), dueAt, text.expiresAt()));
    }
}
