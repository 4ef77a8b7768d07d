package org.threadline.events.fact;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.threadline.consent.Consent;
import org.threadline.customer.Erasures;
import org.threadline.events.EventType;
import org.threadline.events.outbox.Fact;
import org.threadline.events.outbox.Outbox;
import org.threadline.events.outbox.OutboxConfig;
import org.threadline.inbound.InboundMessages;
import org.threadline.message.Message;
import org.threadline.offer.BudgetReached;
import org.threadline.offer.Voucher;
import org.threadline.retention.CartReminder;
import org.threadline.retention.change.OrderChange;
import org.threadline.retention.survey.Survey;
import org.threadline.thread.ThreadFact;
import org.threadline.thread.Threads;
import org.threadline.thread.clock.Alarm;

/**
 * Puts into the outbox what the world shall hear, in the transaction that makes it so: the observers are not
 * transactional ones, so they run before the commit and are undone with it.
 *
 * <p>The key is always the customer. A thread has one customer for good, so a thread's events stay in order too; the
 * other way round a message may join a thread later and would change its key on the way.
 */
@ApplicationScoped
class FactsTold {

    private final Outbox outbox;
    private final OutboxConfig config;

    FactsTold(Outbox outbox, OutboxConfig config) {
        this.outbox = outbox;
        this.config = config;
    }

    void received(@Observes InboundMessages.Received received) {
        Message message = Message.findById(received.messageId());
        var told = Told.MessageReceived.of(received, message, config.messageBodies());
        outbox.add(new Fact(EventType.MESSAGE_RECEIVED, told.brand(), told.customerId(), told.messageId(), told));
    }

    void statusChanged(@Observes Message.StatusChanged changed) {
        var told = Told.MessageStatusChanged.of(changed);
        outbox.add(new Fact(EventType.MESSAGE_STATUS_CHANGED, told.brand(), told.customerId(), told.messageId(), told));
    }

    void opened(@Observes Threads.Opened opened) {
        var told = Told.ThreadOpened.of(opened.thread());
        outbox.add(new Fact(EventType.THREAD_OPENED, told.brand(), told.customerId(), told.threadId(), told));
    }

    void acted(@Observes ThreadFact fact) {
        ThreadTold.of(fact)
                .ifPresent(told -> outbox.add(new Fact(
                        told.type(),
                        fact.thread().brand(),
                        fact.thread().customerId(),
                        fact.thread().id(),
                        told)));
    }

    void rung(@Observes Alarm alarm) {
        var told = ResponseTold.of(alarm);
        outbox.add(new Fact(told.type(), told.brand(), told.customerId(), told.threadId(), told));
    }

    void changed(@Observes Voucher.Changed changed) {
        VoucherTold.allOf(changed.voucher())
                .forEach(told ->
                        outbox.add(new Fact(told.type(), told.brand(), told.customerId(), told.voucherId(), told)));
    }

    void reached(@Observes BudgetReached reached) {
        var told = BudgetTold.of(reached);
        outbox.add(new Fact(EventType.BUDGET_REACHED, told.brand(), told.customerId(), told.voucherId(), told));
    }

    void answered(@Observes Survey.Answered answered) {
        var told = SurveyTold.of(answered);
        outbox.add(new Fact(EventType.SURVEY_ANSWERED, told.brand(), told.customerId(), told.surveyId(), told));
    }

    void recovered(@Observes CartReminder.Recovered recovered) {
        var told = CartTold.of(recovered.reminder());
        outbox.add(new Fact(EventType.CART_RECOVERED, told.brand(), told.customerId(), told.messageId(), told));
    }

    void asked(@Observes OrderChange.Asked asked) {
        tell(EventType.ORDER_CHANGE_REQUESTED, ChangeTold.requested(asked.change(), config.messageBodies()));
    }

    void settled(@Observes OrderChange.Settled settled) {
        tell(EventType.ORDER_CHANGE_SETTLED, ChangeTold.settled(settled.change()));
    }

    private void tell(EventType type, ChangeTold told) {
        outbox.add(new Fact(type, told.brand(), told.customerId(), told.changeId(), told));
    }

    void consentChanged(@Observes Consent.Changed changed) {
        var told = Told.ConsentChanged.of(changed);
        outbox.add(new Fact(EventType.CONSENT_CHANGED, told.brand(), told.customerId(), told.customerId(), told));
    }

    void erased(@Observes Erasures.Erased erased) {
        var told = Told.CustomerErased.of(erased);
        outbox.add(new Fact(EventType.CUSTOMER_ERASED, told.brand(), told.customerId(), told.customerId(), told));
    }
}
