package org.threadline.thread.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;

import org.threadline.brand.Benchmarks;
import org.threadline.brand.Brand;
import org.threadline.brand.BusinessTime;
import org.threadline.consent.Consent;
import org.threadline.consent.Purpose;
import org.threadline.message.Message;
import org.threadline.thread.SupportThread;
import org.threadline.thread.ThreadFact;
import org.threadline.thread.Threads;
import org.threadline.value.Kind;

/**
 * How long customers wait for a person. One stopwatch runs for each thread whose customer waits; what happens to a thread
 * happens under its lock, so there is never a second. Only what an agent writes stops it as answered.
 */
@ApplicationScoped
class ResponseClocks {

    private final Event<Alarm> alarms;
    private final Clock clock;

    ResponseClocks(Event<Alarm> alarms, Clock clock) {
        this.alarms = alarms;
        this.clock = clock;
    }

    void waits(@Observes Threads.Waits waits) {
        SupportThread thread = waits.thread();
        if (waits.knownSince() == null) {
            start(thread, thread.waitingSince());
        } else {
            running(thread.customerId(), thread.id()).stream()
                    .findFirst()
                    .ifPresent(stopwatch -> stopwatch.startedAlready(
                            thread.waitingSince(),
                            deadline(thread.brand(), stopwatch.measure(), thread.waitingSince())));
        }
    }

    /** A text that is sent once more is no new answer. */
    void said(@Observes Message.Queued queued) {
        Message message = Message.findById(queued.messageId());
        if (message.threadId() == null || message.retry().of() != null) {
            return;
        }
        if (message.kind() == Kind.AGENT) {
            stop(running(message.customerId(), message.threadId()), Outcome.ANSWERED, message.createdAt());
        } else if (message.kind() == Kind.ACK) {
            Stopwatch.ofAcknowledgement(message.id(), SupportThread.findById(message.threadId()))
                    .persist();
        }
    }

    /** Whoever reopens what was resolved has found somebody who waits. */
    void acted(@Observes ThreadFact fact) {
        SupportThread thread = fact.thread();
        if (fact instanceof ThreadFact.Resolved) {
            stop(running(thread.customerId(), thread.id()), Outcome.RESOLVED, thread.resolvedAt());
        } else if (fact instanceof ThreadFact.Reopened && thread.waitingSince() != null) {
            startUnlessRunning(thread, thread.waitingSince());
        }
    }

    /** Nobody may answer any more, or somebody may again. */
    void changed(@Observes Consent.Changed changed) {
        if (changed.purpose() != Purpose.SUPPORT) {
            return;
        }
        Instant now = clock.instant();
        if (changed.granted()) {
            SupportThread.<SupportThread>find(
                            "brand = ?1 and customerId = ?2 and place.standing.status <> ?3 and clock.waitingSince is not null",
                            changed.brand(),
                            changed.customerId(),
                            SupportThread.Status.RESOLVED)
                    .firstResultOptional()
                    .ifPresent(thread -> startUnlessRunning(thread, now));
        } else {
            Stopwatch.running(changed.customerId()).stream()
                    .filter(stopwatch -> stopwatch.measure().isResponse())
                    .forEach(stopwatch -> stop(stopwatch, Outcome.GIVEN_UP, now));
        }
    }

    private void startUnlessRunning(SupportThread thread, Instant since) {
        if (running(thread.customerId(), thread.id()).isEmpty()) {
            start(thread, since);
        }
    }

    private static void start(SupportThread thread, Instant since) {
        Measure which = thread.firstResponseAt() == null ? Measure.FIRST_RESPONSE : Measure.NEXT_RESPONSE;
        Stopwatch.ofResponse(which, thread, since, deadline(thread.brand(), which, since))
                .persist();
    }

    /** Only the latest: one before it was left running by a replica of the version before, which stops none. */
    private void stop(List<Stopwatch> running, Outcome outcome, Instant at) {
        running.stream().limit(1).forEach(stopwatch -> stop(stopwatch, outcome, at));
        running.stream().skip(1).forEach(stopwatch -> stop(stopwatch, Outcome.GIVEN_UP, at));
    }

    private void stop(Stopwatch stopwatch, Outcome outcome, Instant at) {
        BusinessTime time = Brand.withKey(stopwatch.brand()).orElseThrow().businessTime();
        stopwatch.stop(outcome, at, time).ifPresent(alarms::fire);
    }

    /** Null when the brand never opens. */
    private static Deadline deadline(String key, Measure which, Instant since) {
        Brand brand = Brand.withKey(key).orElseThrow();
        BusinessTime time = brand.businessTime();
        Benchmarks benchmarks = brand.policies().benchmarks();
        Duration benchmark = benchmarks.response(which == Measure.FIRST_RESPONSE);
        return time.after(since, benchmark)
                .map(due -> Deadline.of(
                        time.after(since, benchmarks.warning(benchmark)).orElse(due), due))
                .orElse(null);
    }

    /** The latest first. */
    private static List<Stopwatch> running(UUID customer, UUID thread) {
        return Stopwatch.running(customer).stream()
                .filter(stopwatch ->
                        stopwatch.isOf(thread) && stopwatch.measure().isResponse())
                .sorted(Comparator.comparing(Stopwatch::startedAt).reversed())
                .toList();
    }
}
