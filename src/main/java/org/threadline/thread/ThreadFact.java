package org.threadline.thread;

/** Something has happened to a thread. Told within the transaction that makes it so, with the thread as it is now. */
public sealed interface ThreadFact {

    SupportThread thread();

    /** The agent who did it; null when a customer's text, the time, or the machine did. */
    String by();

    /** @param takenFrom who held it, when a supervisor has taken it over; else null */
    record Claimed(SupportThread thread, String by, String takenFrom) implements ThreadFact {}

    /** The machine has given it to the agent who holds it now. */
    record Assigned(SupportThread thread) implements ThreadFact {
        @Override
        public String by() {
            return null;
        }
    }

    record Released(SupportThread thread, String by) implements ThreadFact {}

    /** The machine has taken it from somebody who is away and has not answered. */
    record Returned(SupportThread thread, String from) implements ThreadFact {
        @Override
        public String by() {
            return null;
        }
    }

    /** To an agent, who holds it now, or to a team. @param from who held it, or null */
    record Transferred(SupportThread thread, String by, String from) implements ThreadFact {}

    record Snoozed(SupportThread thread, String by) implements ThreadFact {}

    /** It is among the open ones again, from being resolved or snoozed. */
    record Reopened(SupportThread thread, String by, Why why) implements ThreadFact {}

    record Resolved(SupportThread thread, String by) implements ThreadFact {}

    record Tagged(SupportThread thread, String by) implements ThreadFact {}

    record Prioritised(SupportThread thread, String by) implements ThreadFact {}

    /** What has brought a thread back. */
    enum Why {
        AGENT,
        /** A text of theirs. */
        CUSTOMER,
        /** The moment until which it was snoozed. */
        TIME
    }
}
