package org.threadline.outbound.queue;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import org.threadline.outbound.Carrier;
import org.threadline.outbound.OutgoingText;
import org.threadline.outbound.SendOutcome;
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
    private final Counter missed;

    Handover(
            Carrier carrier,
            SendClaims claims,
            SendOutcomes outcomes,
            StoreClock storeClock,
            Punctuality punctuality,
            MeterRegistry meters) {
        this.carrier = carrier;
        this.claims = claims;
        this.outcomes = outcomes;
        this.storeClock = storeClock;
        this.punctuality = punctuality;
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
        if (inTime) {
            outcomes.add(new Sent(text, send(text)), done);
        } else {
            // Those after it are counting on it, and whoever has said STOP since was told that nothing starts any more.
            missed.increment();
            giveBack(text, done);
        }
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
