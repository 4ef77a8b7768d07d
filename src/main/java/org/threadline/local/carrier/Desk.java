package org.threadline.local.carrier;

import java.util.function.Supplier;

/** Where every API request passes: it is counted, and it takes as long as the faults say. */
record Desk(CurrentFaults faults, ApiRequests log) {

    /** Counted before it waits, so that a test sees a request that hangs. */
    Answer serve(Exchange exchange, String to, Supplier<Outcome> work) {
        var outcome = work.get();
        log.add(exchange.method(), to, outcome.word());
        Pause.of(outcome.delayMs() + faults.get().someLatency());
        return outcome.answer();
    }
}
