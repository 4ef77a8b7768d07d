package org.threadline.thread.clock;

/** What has stopped a stopwatch. */
public enum Outcome {
    /** What was waited for: the acknowledgement, or a person's answer. */
    ANSWERED,
    /** The thread was resolved; for a response that means that nobody answered. */
    RESOLVED,
    /** The customer came back. */
    RETURNED,
    /** The customer did not come back in time. */
    STAYED_AWAY,
    /** Nothing is to be measured any more: no more texts are wanted, or the customer was erased. Counts nowhere. */
    GIVEN_UP
}
