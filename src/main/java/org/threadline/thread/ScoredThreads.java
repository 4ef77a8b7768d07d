package org.threadline.thread;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

import org.threadline.customer.Customer;
import org.threadline.message.Message;

/** Conversations whose customers were asked how it was, and have answered. The caller holds the customer's lock. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class ScoredThreads {

    /** So that who leads can list what has gone wrong. */
    public static final String LOW_SCORE = "low-score";

    private static final int MOST_TAGS = 20;

    private final Threads threads;
    private final Openings openings;
    private final Acknowledgements acknowledgements;
    private final Event<ThreadFact> facts;

    ScoredThreads(Threads threads, Openings openings, Acknowledgements acknowledgements, Event<ThreadFact> facts) {
        this.threads = threads;
        this.openings = openings;
        this.acknowledgements = acknowledgements;
        this.facts = facts;
    }

    /**
     * An answer that wants nobody's answer stands in the conversation that it is about, else in the one that is open, and
     * opens none.
     *
     * @param about the conversation that was asked about, or null
     * @return where it stands, if anywhere
     */
    public Optional<SupportThread> keep(Message answer, UUID about, Customer customer) {
        Optional<SupportThread> thread = about == null ? threads.openOf(customer) : KnownThreads.lock(about);
        thread.ifPresent(found -> {
            answer.join(found.id());
            threads.note(found, answer);
        });
        return thread;
    }

    /**
     * Who is dissatisfied is heard by whoever had the conversation, however long ago it was resolved: it is open again and
     * still theirs. One that the customer has begun since is where they are now.
     *
     * @param about the conversation that was asked about, or null
     */
    public void takeBack(Message answer, UUID about, Customer customer) {
        Optional<SupportThread> open = threads.openOf(customer);
        SupportThread thread = open.orElseGet(() -> resolved(answer, about, customer));
        answer.join(thread.id());
        threads.hear(thread, answer);
        tag(thread);
        if (open.isEmpty()) {
            acknowledgements.regret(thread, customer);
        }
    }

    private SupportThread resolved(Message answer, UUID about, Customer customer) {
        return Optional.ofNullable(about)
                .flatMap(KnownThreads::lock)
                .map(thread -> openings.resume(thread, customer, answer.sentAt()))
                .orElseGet(() -> openings.byCustomer(customer, answer.sentAt()));
    }

    private void tag(SupportThread thread) {
        List<String> tags = new ArrayList<>(thread.tags());
        tags.add(LOW_SCORE);
        if (tags.size() <= MOST_TAGS && thread.labels().tag(TagList.of(tags))) {
            facts.fire(new ThreadFact.Tagged(thread, null));
        }
    }
}
