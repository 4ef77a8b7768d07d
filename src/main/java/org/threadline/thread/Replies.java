package org.threadline.thread;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.threadline.consent.Purpose;
import org.threadline.customer.Customer;
import org.threadline.message.Message;
import org.threadline.outbound.OutboundMessages;
import org.threadline.outbound.OutboundText;
import org.threadline.security.Caller;
import org.threadline.wording.tone.Finding;

/** A person answers. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class Replies {

    private final OwnThreads own;
    private final ReplyTexts texts;
    private final ReplyCheck check;
    private final OutboundMessages outbound;
    private final ThreadViews views;
    private final Caller caller;

    Replies(
            OwnThreads own,
            ReplyTexts texts,
            ReplyCheck check,
            OutboundMessages outbound,
            ThreadViews views,
            Caller caller) {
        this.own = own;
        this.texts = texts;
        this.check = check;
        this.outbound = outbound;
        this.views = views;
        this.caller = caller;
    }

    /** A message of theirs, and what could have been said better in it. */
    record Written(Message message, List<Finding> findings) {}

    WrittenReply reply(UUID threadId, ReplyRequest request) {
        OwnThreads.Locked locked = own.lock(threadId);
        Written written = write(locked.thread(), locked.customer(), Purpose.SUPPORT, request);
        return WrittenReply.of(written.message(), written.findings());
    }

    /** Queues what an agent writes, unless somebody else holds the thread or the customer wants no such text. */
    Written write(SupportThread thread, Customer customer, Purpose purpose, ReplyRequest request) {
        thread.refuseWhenResolved();
        refuseUnlessHeld(thread);
        ReplyTexts.ReplyText text = texts.of(thread, customer, request);
        List<Finding> findings = check.pass(thread, customer, purpose, text.body(), request.lastSeenMessageId());
        Message message = outbound.enqueue(
                customer,
                OutboundText.written(caller.id(), thread.id(), purpose, text.body(), request.attachments())
                        .madeFrom(text.unedited()));
        thread.answer(message.id(), message.createdAt());
        return new Written(message.placed(), findings);
    }

    private void refuseUnlessHeld(SupportThread thread) {
        try {
            thread.refuseUnlessHeldBy(caller.id());
        } catch (HeldBySomebodyElse held) {
            throw new HeldBySomebodyElse(views.of(thread));
        }
    }
}
