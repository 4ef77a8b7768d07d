package org.threadline.thread;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.threadline.consent.Consent;
import org.threadline.consent.Purpose;
import org.threadline.customer.Customer;
import org.threadline.message.Message;
import org.threadline.message.MessageView;
import org.threadline.outbound.OutboundMessages;
import org.threadline.outbound.OutboundText;
import org.threadline.security.Caller;

/** A person answers. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class Replies {

    private final OwnThreads own;
    private final Consent consent;
    private final OutboundMessages outbound;
    private final ThreadViews views;
    private final Caller caller;

    Replies(OwnThreads own, Consent consent, OutboundMessages outbound, ThreadViews views, Caller caller) {
        this.own = own;
        this.consent = consent;
        this.outbound = outbound;
        this.views = views;
        this.caller = caller;
    }

    MessageView reply(UUID threadId, ReplyRequest request) {
        OwnThreads.Locked locked = own.lock(threadId);
        return MessageView.of(write(locked.thread(), locked.customer(), Purpose.SUPPORT, request));
    }

    /** Queues what an agent writes, unless somebody else holds the thread or the customer wants no such text. */
    Message write(SupportThread thread, Customer customer, Purpose purpose, ReplyRequest request) {
        thread.refuseWhenResolved();
        refuseUnlessHeld(thread);
        if (!consent.allows(customer.brand(), customer.id(), purpose)) {
            throw new OptedOut(purpose);
        }
        refuseUnseen(thread, request.lastSeenMessageId());
        Message message = outbound.enqueue(
                customer,
                OutboundText.written(caller.id(), thread.id(), purpose, request.body(), request.attachments()));
        thread.answer(message.id(), message.createdAt());
        return message.placed();
    }

    private void refuseUnlessHeld(SupportThread thread) {
        try {
            thread.refuseUnlessHeldBy(caller.id());
        } catch (HeldBySomebodyElse held) {
            throw new HeldBySomebodyElse(views.of(thread));
        }
    }

    private void refuseUnseen(SupportThread thread, UUID lastSeen) {
        if (lastSeen == null) {
            return;
        }
        List<Message> unseen = UnseenTexts.in(thread, lastSeen);
        if (!unseen.isEmpty()) {
            throw new UnseenMessages(unseen.stream().map(MessageView::of).toList());
        }
    }
}
