package org.threadline.thread;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BadRequestException;

/** What becomes of a thread by its agents, each told to whoever listens. What changes nothing is no news. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class Handling {

    /** Nobody means longer than this: a mistyped year must not hide a customer for good. */
    private static final Duration LONGEST_SNOOZE = Duration.ofDays(3653);

    private final Threads threads;
    private final Event<ThreadFact> facts;
    private final Clock clock;

    Handling(Threads threads, Event<ThreadFact> facts, Clock clock) {
        this.threads = threads;
        this.facts = facts;
        this.clock = clock;
    }

    void claim(SupportThread thread, String agent, boolean takeOver) {
        threads.claim(thread, agent, takeOver);
    }

    void transfer(SupportThread thread, String agent, String colleague, boolean takeOver) {
        String before = thread.assignee();
        thread.transfer(agent, colleague, takeOver);
        if (!Objects.equals(before, colleague)) {
            facts.fire(new ThreadFact.Transferred(thread, agent, before));
        }
    }

    /** @param team which of the brand's teams whoever takes it is to be of */
    void transfer(SupportThread thread, String agent, UUID team, boolean takeOver) {
        String before = thread.assignee();
        thread.transfer(agent, team, takeOver);
        facts.fire(new ThreadFact.Transferred(thread, agent, before));
    }

    void release(SupportThread thread, String agent) {
        boolean held = thread.assignee() != null;
        thread.release(agent);
        if (held) {
            facts.fire(new ThreadFact.Released(thread, agent));
        }
    }

    void snooze(SupportThread thread, String agent, Instant until) {
        Instant now = clock.instant();
        if (!until.isAfter(now) || until.isAfter(now.plus(LONGEST_SNOOZE))) {
            throw new BadRequestException("until must lie ahead, within ten years");
        }
        refuseWhileOptOutIsAsked(thread);
        thread.snooze(agent, until);
        facts.fire(new ThreadFact.Snoozed(thread, agent));
    }

    void resolve(SupportThread thread, String agent) {
        refuseWhileOptOutIsAsked(thread);
        thread.resolve(agent, clock.instant());
        facts.fire(new ThreadFact.Resolved(thread, agent));
    }

    void reopen(SupportThread thread, String agent) {
        thread.reopen(agent, clock.instant());
        facts.fire(new ThreadFact.Reopened(thread, agent, ThreadFact.Why.AGENT));
    }

    void tag(SupportThread thread, String agent, List<String> tags) {
        if (thread.labels().tag(tags)) {
            facts.fire(new ThreadFact.Tagged(thread, agent));
        }
    }

    void prioritise(SupportThread thread, String agent, Priority priority) {
        if (thread.place().prioritise(priority)) {
            facts.fire(new ThreadFact.Prioritised(thread, agent));
        }
    }

    /** Out of sight would be out of mind, and the request is one that the law counts. */
    private static void refuseWhileOptOutIsAsked(SupportThread thread) {
        if (OptOutRequest.openIn(thread.id()).isPresent()) {
            throw new WrongState("The customer seems to ask for no more texts; honour or dismiss that first.");
        }
    }
}
