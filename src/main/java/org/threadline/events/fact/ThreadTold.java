package org.threadline.events.fact;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.threadline.events.EventType;
import org.threadline.thread.SupportThread;
import org.threadline.thread.ThreadFact;

import com.fasterxml.jackson.annotation.JsonInclude;

/** The data of each event about what was done with a thread. {@code by} is an agent, missing when nobody did it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
sealed interface ThreadTold {

    EventType type();

    /**
     * @param takenFrom who held it, when a supervisor has taken it over
     * @param assigned true when the machine gave it to the assignee; else missing
     */
    record Claimed(String brand, UUID threadId, UUID customerId, String assignee, String takenFrom, Boolean assigned)
            implements ThreadTold {
        @Override
        public EventType type() {
            return EventType.THREAD_CLAIMED;
        }
    }

    /** @param from who was away and had not answered, when the machine took it from them; else missing */
    record Released(String brand, UUID threadId, UUID customerId, String by, String from) implements ThreadTold {
        @Override
        public EventType type() {
            return EventType.THREAD_RELEASED;
        }
    }

    /**
     * @param from who held it; missing when nobody did
     * @param assignee who holds it now; missing when it was handed to a team
     */
    record Transferred(String brand, UUID threadId, UUID customerId, String by, String from, String assignee, UUID team)
            implements ThreadTold {
        @Override
        public EventType type() {
            return EventType.THREAD_TRANSFERRED;
        }
    }

    record Snoozed(String brand, UUID threadId, UUID customerId, String by, Instant until) implements ThreadTold {
        @Override
        public EventType type() {
            return EventType.THREAD_SNOOZED;
        }
    }

    record Tagged(String brand, UUID threadId, UUID customerId, String by, List<String> tags) implements ThreadTold {
        @Override
        public EventType type() {
            return EventType.THREAD_TAGGED;
        }
    }

    record Resolved(
            String brand,
            UUID threadId,
            UUID customerId,
            String by,
            Instant openedAt,
            Instant firstResponseAt,
            Instant resolvedAt)
            implements ThreadTold {
        @Override
        public EventType type() {
            return EventType.THREAD_RESOLVED;
        }
    }

    /** @param assignee who holds it still */
    record Reopened(String brand, UUID threadId, UUID customerId, ThreadFact.Why why, String by, String assignee)
            implements ThreadTold {
        @Override
        public EventType type() {
            return EventType.THREAD_REOPENED;
        }
    }

    /** What the world hears of it, if anything. */
    static Optional<ThreadTold> of(ThreadFact fact) {
        SupportThread thread = fact.thread();
        String brand = thread.brand();
        UUID customer = thread.customerId();
        return Optional.ofNullable(
                switch (fact) {
                    case ThreadFact.Claimed claimed ->
                        new Claimed(brand, thread.id(), customer, thread.assignee(), claimed.takenFrom(), null);
                    case ThreadFact.Assigned given ->
                        new Claimed(brand, thread.id(), customer, thread.assignee(), null, true);
                    case ThreadFact.Released released ->
                        new Released(brand, thread.id(), customer, released.by(), null);
                    case ThreadFact.Returned returned ->
                        new Released(brand, thread.id(), customer, null, returned.from());
                    case ThreadFact.Transferred moved -> transferred(thread, moved);
                    case ThreadFact.Snoozed snoozed ->
                        new Snoozed(brand, thread.id(), customer, snoozed.by(), thread.snoozedUntil());
                    case ThreadFact.Tagged tagged ->
                        new Tagged(brand, thread.id(), customer, tagged.by(), thread.tags());
                    case ThreadFact.Resolved resolved -> resolved(thread, resolved.by());
                    case ThreadFact.Reopened reopened ->
                        new Reopened(brand, thread.id(), customer, reopened.why(), fact.by(), thread.assignee());
                    case ThreadFact.Prioritised inside -> null;
                });
    }

    private static Transferred transferred(SupportThread thread, ThreadFact.Transferred moved) {
        return new Transferred(
                thread.brand(),
                thread.id(),
                thread.customerId(),
                moved.by(),
                moved.from(),
                thread.assignee(),
                thread.assignee() == null ? thread.holding().teamId() : null);
    }

    private static Resolved resolved(SupportThread thread, String by) {
        return new Resolved(
                thread.brand(),
                thread.id(),
                thread.customerId(),
                by,
                thread.openedAt(),
                thread.firstResponseAt(),
                thread.resolvedAt());
    }
}
