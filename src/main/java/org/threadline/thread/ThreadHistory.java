package org.threadline.thread;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.threadline.value.Page;
import org.threadline.value.PageRequest;

/**
 * What a thread has lived through, in the transaction that makes it so: also what nobody did, when a text or the time
 * opened it again. Who made which call is the audit trail's to tell.
 */
@ApplicationScoped
class ThreadHistory {

    /** An act as the API shows it. */
    @Schema(name = "ThreadAct")
    record View(
            UUID id,
            ThreadAct.What what,

            @Schema(
                    nullable = true,
                    description = "Who did it; null when a customer's text, the time, or assignment did",
                    examples = "supervisor-1")
            String by,

            @Schema(nullable = true, description = "Who held the thread, or null", examples = "agent-1")
            String holder,

            @Schema(
                    nullable = true,
                    description = "What came of it: an assignee, a team, a time, tags, a priority",
                    examples = "supervisor-1")
            String outcome,

            Instant at) {

        static View of(ThreadAct act) {
            return new View(act.id(), act.what(), act.actor(), act.holder(), act.outcome(), act.at());
        }
    }

    private final OwnThreads own;
    private final Clock clock;

    ThreadHistory(OwnThreads own, Clock clock) {
        this.own = own;
        this.clock = clock;
    }

    void remember(@Observes ThreadFact fact) {
        new ThreadAct(fact, clock.instant()).persist();
    }

    @Transactional
    Page<View> of(UUID thread, PageRequest page) {
        own.look(thread);
        List<ThreadAct> found = ThreadAct.of(thread, page.afterId(), page.limit() + 1);
        Page<ThreadAct> acts = Page.of(found, page.limit(), act -> act.id().toString());
        return new Page<>(acts.items().stream().map(View::of).toList(), acts.nextCursor());
    }
}
