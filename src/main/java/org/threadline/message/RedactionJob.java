package org.threadline.message;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.threadline.message.CarrierCopies.Outcome;
import org.threadline.message.Redactions.Due;
import org.threadline.security.wall.AsMachine;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;

/** Has the carrier take out what was erased here, message by message, for as long as it takes. */
@ApplicationScoped
@AsMachine
class RedactionJob {

    private final Redactions redactions;
    private final CarrierCopies carrier;
    private final MeterRegistry meters;

    RedactionJob(Redactions redactions, CarrierCopies carrier, MeterRegistry meters) {
        this.redactions = redactions;
        this.carrier = carrier;
        this.meters = meters;
    }

    @Scheduled(
            every = "${threadline.redaction.every:10s}",
            delayed = "5s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void redact() {
        boolean going = true;
        while (going) {
            List<Due> due = redactions.claim();
            // A carrier that fails is not asked about all the others too.
            going = !due.isEmpty() && due.stream().map(this::redact).reduce(true, Boolean::logicalAnd);
        }
    }

    private boolean redact(Due due) {
        return switch (carrier.redact(due.carrierMessageId())) {
            case Outcome.Gone gone -> {
                redactions.done(due);
                meters.counter("threadline.redactions", "outcome", "done").increment();
                yield true;
            }
            case Outcome.Later(String why) -> {
                redactions.later(due);
                meters.counter("threadline.redactions", "outcome", "failed").increment();
                Log.warnf("message %s is not yet redacted at the carrier: %s", due.messageId(), why);
                yield false;
            }
        };
    }
}
