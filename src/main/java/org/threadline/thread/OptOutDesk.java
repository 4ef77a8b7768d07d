package org.threadline.thread;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BadRequestException;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.threadline.consent.Evidence;
import org.threadline.customer.Customer;
import org.threadline.message.Direction;
import org.threadline.message.Message;
import org.threadline.outbound.OptOuts;
import org.threadline.security.Caller;

import io.quarkus.logging.Log;

/** What an agent does when a customer asks in plain words for no more texts. */
@ApplicationScoped
class OptOutDesk {

    /** Which text asks for it. */
    @Schema(name = "OptOut")
    record Asked(
            @Schema(
                    description = "The customer's text that asks for it; the flagged one when left out",
                    examples = "01980f6e-3b1c-7d2e-9a41-5f0c2f6f7a10")
            UUID messageId) {}

    private final ThreadDesk desk;
    private final OptOuts optOuts;
    private final OptOutRequests requests;
    private final Caller caller;
    private final Clock clock;

    OptOutDesk(ThreadDesk desk, OptOuts optOuts, OptOutRequests requests, Caller caller, Clock clock) {
        this.desk = desk;
        this.optOuts = optOuts;
        this.requests = requests;
        this.caller = caller;
        this.clock = clock;
    }

    /** Whoever reads the request may honour it, also when a colleague holds the thread: it is the customer's will. */
    @Transactional
    ThreadView optOut(UUID id, String ifMatch, Asked asked) {
        return desk.act(id, ifMatch, thread -> {
            Optional<OptOutRequest> flagged = OptOutRequest.openIn(thread.id());
            if (asked.messageId() == null && flagged.isEmpty() && requests.isAllDone(thread)) {
                return;
            }
            Message said = said(asked, flagged, thread);
            flagged.ifPresent(request -> requests.settle(request, OptOutRequest.Outcome.HONOURED, caller.id()));
            optOuts.honour(
                    Customer.findById(thread.customerId()),
                    new Evidence(Evidence.AGENT, said.body(), null, said.id(), caller.id()));
            thread.wantsNoAnswer(clock.instant());
            Log.infof("thread %s: everything withdrawn by %s, as message %s asks", id, caller.id(), said.id());
        });
    }

    /** It was about something else. Again changes nothing. */
    @Transactional
    ThreadView dismiss(UUID id, String ifMatch) {
        return desk.act(id, ifMatch, thread -> {
            thread.refuseUnlessHeldBy(caller.id());
            OptOutRequest.openIn(thread.id()).ifPresent(request -> {
                requests.settle(request, OptOutRequest.Outcome.DISMISSED, caller.id());
                thread.showsSomethingElse();
            });
        });
    }

    private static Message said(Asked asked, Optional<OptOutRequest> flagged, SupportThread thread) {
        UUID id = Optional.ofNullable(asked.messageId())
                .or(() -> flagged.map(OptOutRequest::messageId))
                .orElseThrow(() ->
                        new WrongState("No text of this thread is flagged; say with messageId which one asks for it."));
        return Message.<Message>findByIdOptional(id)
                .filter(message -> thread.id().equals(message.threadId()))
                .filter(message -> message.direction() == Direction.INBOUND)
                .orElseThrow(() -> new BadRequestException("messageId is no text of the customer in this thread"));
    }
}
