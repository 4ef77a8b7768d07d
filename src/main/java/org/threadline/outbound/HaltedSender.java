package org.threadline.outbound;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

/** Our number may not text as it is registered. Nothing more from it until somebody has mended that and says so. */
@ApplicationScoped
class HaltedSender implements Remedy {

    private final SenderPaces paces;

    HaltedSender(SenderPaces paces) {
        this.paces = paces;
    }

    @Override
    public Consequence consequence() {
        return Consequence.HALT_SENDER;
    }

    @Override
    public void apply(Failure failure) {
        paces.know(List.of(failure.message().sender()));
        paces.halt(failure.message().sender(), "carrier:" + failure.code());
    }
}
