package org.threadline.thread;

import java.time.Clock;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;

import org.threadline.consent.Consent;
import org.threadline.customer.Customer;
import org.threadline.message.Message;

import io.quarkus.logging.Log;

/** Requests for no more texts that wait for a person, and how the customer settles one by themselves. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class OptOutRequests {

    private final Consent consent;
    private final Clock clock;

    OptOutRequests(Consent consent, Clock clock) {
        this.consent = consent;
        this.clock = clock;
    }

    /**
     * Shows a text of a thread to its agents as a request. The first one stands until it is settled: by its time one is
     * measured.
     *
     * @param phrase the words that ask for it
     * @return the request that is open now; empty when there is nothing left to withdraw
     */
    public Optional<OptOutRequest> flag(Message message, String phrase) {
        if (consent.allowed(message.brand(), message.customerId()).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                OptOutRequest.openOf(message.brand(), message.customerId()).orElseGet(() -> open(message, phrase)));
    }

    /** Whether there is nothing left to withdraw. */
    boolean isAllDone(SupportThread thread) {
        return consent.allowed(thread.brand(), thread.customerId()).isEmpty();
    }

    /** START is a newer word than the request. */
    public void takeBack(Customer customer) {
        OptOutRequest.openOf(customer.brand(), customer.id())
                .ifPresent(request -> settle(request, OptOutRequest.Outcome.TAKEN_BACK, null));
    }

    /** Nothing is allowed any more, so what was asked for is done, whoever did it. */
    void settle(@Observes Consent.Changed changed) {
        if (changed.granted()) {
            return;
        }
        OptOutRequest.openOf(changed.brand(), changed.customerId())
                .filter(request ->
                        consent.allowed(changed.brand(), changed.customerId()).isEmpty())
                .ifPresent(request -> settle(request, OptOutRequest.Outcome.WITHDRAWN, null));
    }

    /** @param by the agent, or null when the customer has settled it */
    void settle(OptOutRequest request, OptOutRequest.Outcome how, String by) {
        request.settle(how, by, clock.instant());
        Log.infof(
                "opt-out request %s of thread %s, message %s: %s by %s",
                request.id(), request.threadId(), request.messageId(), how, by == null ? "the customer" : by);
    }

    private static OptOutRequest open(Message message, String phrase) {
        var request = new OptOutRequest(message, phrase);
        request.persist();
        Log.infof(
                "opt-out request %s of thread %s, message %s: waits for a person",
                request.id(), request.threadId(), request.messageId());
        return request;
    }
}
