package org.threadline.outbound.failure;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.threadline.outbound.Consequence;
import org.threadline.outbound.sender.Senders;

/** Our number was too fast for the carrier: it slows down, as it does when the carrier has no time for a text at all. */
@ApplicationScoped
class RestingSender implements Remedy {

    private final Senders senders;

    RestingSender(Senders senders) {
        this.senders = senders;
    }

    @Override
    public Consequence consequence() {
        return Consequence.REST_SENDER;
    }

    @Override
    public void apply(Failure failure) {
        senders.know(List.of(failure.message().sender()));
        senders.rest(failure.message().sender());
    }
}
