package org.threadline.thread;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

import org.threadline.customer.Customer;
import org.threadline.value.Kind;
import org.threadline.wording.Occasion;
import org.threadline.wording.Words;

/** What a machine could not settle becomes a person's: its customer waits, before others, and is told until when. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class HandOvers {

    private final Threads threads;
    private final Openings openings;
    private final Acknowledgements acknowledgements;
    private final Event<Threads.Waits> waits;
    private final Event<ThreadFact> facts;
    private final Clock clock;

    HandOvers(
            Threads threads,
            Openings openings,
            Acknowledgements acknowledgements,
            Event<Threads.Waits> waits,
            Event<ThreadFact> facts,
            Clock clock) {
        this.threads = threads;
        this.openings = openings;
        this.acknowledgements = acknowledgements;
        this.waits = waits;
        this.facts = facts;
        this.clock = clock;
    }

    /**
     * What the customer reads.
     *
     * @param occasion whose word {@code when} says by when a person will have answered
     * @param words the others
     * @param kind acknowledgement while they wait for it, else news
     */
    public record Saying(Occasion occasion, Words words, Kind kind) {}

    /**
     * @param about the conversation; when it is resolved and the customer has another one, that one
     * @param customer locked
     */
    public void toPerson(UUID about, Customer customer, Saying saying) {
        Instant now = clock.instant();
        SupportThread thread = threads.openOf(customer).orElseGet(() -> resumed(about, customer, now));
        boolean slept = thread.status() == SupportThread.Status.SNOOZED;
        Instant knownSince = thread.waitingSince();
        thread.awaitPerson(now);
        if (knownSince == null) {
            waits.fire(new Threads.Waits(thread, null));
        }
        if (slept) {
            facts.fire(new ThreadFact.Reopened(thread, null, ThreadFact.Why.CUSTOMER));
        }
        if (thread.place().prioritise(Priority.HIGH)) {
            facts.fire(new ThreadFact.Prioritised(thread, null));
        }
        acknowledgements.handOver(thread, customer, saying);
    }

    private SupportThread resumed(UUID about, Customer customer, Instant now) {
        return openings.resume(KnownThreads.lock(about).orElseThrow(), customer, now);
    }
}
