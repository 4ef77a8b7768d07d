package org.threadline.outbound.look;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;

import jakarta.enterprise.context.ApplicationScoped;

import org.threadline.outbound.CarrierRecords;
import org.threadline.outbound.CarrierRecords.Answer;
import org.threadline.outbound.look.LookClaims.Sought;
import org.threadline.outbound.look.LookRecords.Look;
import org.threadline.security.wall.AsMachine;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;

import static java.util.stream.Collectors.groupingBy;

/**
 * Asks the carrier what became of texts that nobody has told us about: sends without an outcome first, then those it
 * took and fell silent about. Nothing is ever sent again from here. Any number of replicas may do so at once.
 */
@ApplicationScoped
@AsMachine
class LookJob {

    /** A slow carrier holds up so many looks, and no transaction. */
    private static final int PARALLEL = 8;

    private final LookClaims claims;
    private final CarrierRecords carrier;
    private final LookRecords records;
    private final LookConfig config;
    private final Clock clock;

    LookJob(LookClaims claims, CarrierRecords carrier, LookRecords records, LookConfig config, Clock clock) {
        this.claims = claims;
        this.carrier = carrier;
        this.records = records;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        var work = new ArrayList<Runnable>();
        List<Sought> unknown = claims.unknown(config.perSecond());
        unknown.stream()
                .collect(groupingBy(Sought::customerId))
                .forEach((customer, theirs) -> work.add(() -> lookFor(theirs)));
        if (unknown.size() < config.perSecond()) {
            claims.silent(config.perSecond() - unknown.size()).forEach(sought -> work.add(() -> askAbout(sought)));
        }
        if (work.isEmpty()) {
            return;
        }
        try (var workers =
                Executors.newFixedThreadPool(PARALLEL, Thread.ofVirtual().factory())) {
            work.forEach(look -> workers.execute(() -> unlessItFails(look)));
        }
    }

    /** One list for all of a customer's texts. */
    private void lookFor(List<Sought> theirs) {
        Instant now = clock.instant();
        Instant earliest =
                theirs.stream().map(Sought::earliest).min(Instant::compareTo).orElseThrow();
        boolean whole = theirs.stream()
                .anyMatch(sought -> !now.isBefore(sought.startedAt().plus(config.notSentAfter())));
        switch (carrier.sentTo(theirs.getFirst().to(), whole ? null : earliest.minus(Comparison.SKEW))) {
            case Answer.Entries(List<CarrierRecords.Entry> entries) ->
                records.record(new Look(theirs, now, whole, entries));
            case Answer.Unavailable(String why) -> {
                Log.warnf("%s unknown messages: the carrier's list cannot be read: %s", theirs.size(), why);
                records.unavailable(theirs);
            }
        }
    }

    private void askAbout(Sought sought) {
        records.heard(sought, carrier.withId(sought.carrierMessageId()));
    }

    /** What was claimed is asked about again when its claim ends. */
    private static void unlessItFails(Runnable look) {
        try {
            look.run();
        } catch (RuntimeException failed) {
            Log.errorf("a look at the carrier's records was not written down, it is repeated: %s", failed.toString());
        }
    }
}
