package org.threadline.local.carrier;

import java.util.concurrent.atomic.AtomicReference;

/** The faults in force, and the calls that change them. */
final class CurrentFaults {

    private final AtomicReference<Faults> faults = new AtomicReference<>(Faults.NONE);

    Faults get() {
        return faults.get();
    }

    Answer show(Exchange exchange) {
        return Answer.of(200, get());
    }

    /** Replaces all: what is not named is off. */
    Answer replace(Exchange exchange) {
        faults.set(exchange.json(Faults.class));
        return show(exchange);
    }

    Answer reset(Exchange exchange) {
        faults.set(Faults.NONE);
        return show(exchange);
    }
}
