package org.threadline.outbound;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

/** Our number was too fast for the carrier: it slows down, as it does when the carrier has no time for a text at all. */
@ApplicationScoped
class RestingSender implements Remedy {

    private final SenderPaces paces;

    RestingSender(SenderPaces paces) {
        this.paces = paces;
    }

    @Override
    public Consequence consequence() {
        return Consequence.REST_SENDER;
    }

    @Override
    public void apply(Failure failure) {
        paces.know(List.of(failure.message().sender()));
        paces.rest(failure.message().sender());
    }
}
