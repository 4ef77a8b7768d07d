package org.threadline.outbound.failure;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.threadline.outbound.Consequence;
import org.threadline.outbound.sender.Senders;

/** Our number may not text as it is registered. Nothing more from it until somebody has mended that and says so. */
@ApplicationScoped
class HaltedSender implements Remedy {

    private final Senders senders;

    HaltedSender(Senders senders) {
        this.senders = senders;
    }

    @Override
    public Consequence consequence() {
        return Consequence.HALT_SENDER;
    }

    @Override
    public void apply(Failure failure) {
        senders.know(List.of(failure.message().sender()));
        senders.halt(failure.message().sender(), "carrier:" + failure.code());
    }
}
