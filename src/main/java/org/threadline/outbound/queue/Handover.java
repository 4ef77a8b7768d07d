package org.threadline.outbound.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.threadline.outbound.Carrier;
import org.threadline.outbound.OutgoingText;
import org.threadline.outbound.SendOutcome;
import org.threadline.outbound.queue.Pace.Started;
import org.threadline.outbound.queue.SendRecords.Sent;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;

/** Hands a claimed text to the carrier when its slot has come, and has the outcome written down. */
@ApplicationScoped
class Handover {

    private final Carrier carrier;
    private final SendClaims claims;
    private final SendOutcomes outcomes;
    private final StoreClock storeClock;
    private final Punctuality punctuality;
    private final Starts starts;
    private final Counter missed;

    Handover(
            Carrier carrier,
            SendClaims claims,
            SendOutcomes outcomes,
            StoreClock storeClock,
            Punctuality punctuality,
            Starts starts,
            MeterRegistry meters) {
        this.carrier = carrier;
        this.claims = claims;
        this.outcomes = outcomes;
        this.storeClock = storeClock;
        this.punctuality = punctuality;
        this.starts = starts;
        this.missed = meters.counter("threadline.sends.slots.missed");
    }

    void start() {
        outcomes.start();
    }

    void stop(Duration patience) throws InterruptedException {
        outcomes.stop(patience.toMillis());
    }

    /** @param done called when the text is no longer this replica's business */
    void at(ClaimedText claimed, Runnable done) {
        OutgoingText text = claimed.text();
        Duration late = storeClock.await(claimed.startsAt());
        boolean inTime = late.compareTo(claimed.latest()) <= 0;
        punctuality.startedAfter(late);
        starts.add(text.from(), started(claimed.startsAt(), late, inTime));
        if (inTime) {
            outcomes.add(new Sent(text, send(text)), done);
        } else {
            // Those after it are counting on it, and whoever has said STOP since was told that nothing starts any more.
            missed.increment();
            giveBack(text, done);
        }
    }

    private static Started started(Instant slot, Duration late, boolean inTime) {
        return new Started(slot, inTime ? Optional.of(slot.plus(late)) : Optional.empty());
    }

    private SendOutcome send(OutgoingText text) {
        try {
            return carrier.send(text);
        } catch (RuntimeException unexpected) {
            Log.errorf(unexpected, "message %s: the carrier's adapter failed", text.messageId());
            return new SendOutcome.Unknown("adapter-failed");
        }
    }

    private void giveBack(OutgoingText text, Runnable done) {
        try {
            claims.giveBack(text.messageId());
        } catch (RuntimeException failed) {
            Log.errorf("message %s: not given back, its lease will end: %s", text.messageId(), failed.toString());
        } finally {
            done.run();
        }
    }
}
