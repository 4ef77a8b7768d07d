package org.threadline.thread.clock;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.threadline.brand.Brand;
import org.threadline.thread.SupportThread;
import org.threadline.thread.ThreadFact;
import org.threadline.thread.Threads;

/** How long it takes until a thread is resolved, and whether it stays so. */
@ApplicationScoped
class ResolutionClocks {

    private final Clock clock;

    ResolutionClocks(Clock clock) {
        this.clock = clock;
    }

    /** A conversation that we begin is no return, whatever the customer has asked before. */
    void opened(@Observes Threads.Opened opened) {
        SupportThread thread = opened.thread();
        boolean followUp = opened.byCustomer() && cameBack(thread, thread.openedAt());
        Stopwatch.ofResolution(thread, thread.openedAt(), followUp).persist();
    }

    void acted(@Observes ThreadFact fact) {
        switch (fact) {
            case ThreadFact.Resolved resolved -> resolved(resolved.thread());
            case ThreadFact.Reopened reopened -> reopened(reopened.thread(), reopened.why());
            default -> {
                // Who holds it, and where it is filed, takes no time.
            }
        }
    }

    private void resolved(SupportThread thread) {
        Brand brand = Brand.withKey(thread.brand()).orElseThrow();
        Optional<Stopwatch> measured = resolution(thread);
        measured.ifPresent(stopwatch -> stopwatch.stop(Outcome.RESOLVED, thread.resolvedAt(), brand.businessTime()));
        Stopwatch.ofReturn(
                        thread,
                        brand.policies().benchmarks().firstContact(),
                        measured.map(Stopwatch::isFollowUp).orElse(false),
                        LocalDate.ofInstant(thread.resolvedAt(), brand.timeZone()))
                .persist();
    }

    private void reopened(SupportThread thread, ThreadFact.Why why) {
        if (resolution(thread).isPresent()) {
            // It was only put off.
            return;
        }
        Instant now = clock.instant();
        Stopwatch.lastResolution(thread).ifPresent(last -> last.reopened(now));
        boolean followUp = why == ThreadFact.Why.CUSTOMER ? cameBack(thread, now) : takenBack(thread, now);
        Stopwatch.ofResolution(thread, now, followUp).persist();
    }

    /** @return whether the customer has come back with what was thought to be solved */
    private static boolean cameBack(SupportThread thread, Instant at) {
        List<Stopwatch> returns = Stopwatch.running(thread.customerId()).stream()
                .filter(stopwatch -> stopwatch.isReturn(at))
                .toList();
        var time = Brand.withKey(thread.brand()).orElseThrow().businessTime();
        returns.forEach(stopwatch -> stopwatch.stop(Outcome.RETURNED, at, time));
        return !returns.isEmpty();
    }

    /** An agent has thought better of it: as if it had not been resolved. @return whether it was a return before */
    private static boolean takenBack(SupportThread thread, Instant at) {
        var time = Brand.withKey(thread.brand()).orElseThrow().businessTime();
        Optional<Stopwatch> awaited = Stopwatch.running(thread.customerId()).stream()
                .filter(stopwatch -> stopwatch.isOf(thread.id()) && stopwatch.measure() == Measure.RETURN)
                .findFirst();
        awaited.ifPresent(stopwatch -> stopwatch.stop(Outcome.GIVEN_UP, at, time));
        return awaited.map(Stopwatch::isFollowUp).orElse(false);
    }

    private static Optional<Stopwatch> resolution(SupportThread thread) {
        return Stopwatch.running(thread.customerId()).stream()
                .filter(stopwatch -> stopwatch.isOf(thread.id()) && stopwatch.measure() == Measure.RESOLUTION)
                .findFirst();
    }
}
