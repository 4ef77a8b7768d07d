package org.threadline.thread.clock;

/** What a stopwatch measures, and so what stops it. */
public enum Measure {
    /** From a text that opens a thread until the carrier has taken the acknowledgement. The only one a robot stops. */
    ACKNOWLEDGEMENT,
    /** Until a person's first answer in the thread, in opening hours. */
    FIRST_RESPONSE,
    /** Until a person's answer to what the customer wrote later, in opening hours. */
    NEXT_RESPONSE,
    /** From the opening of a thread, or its latest reopening, until it is resolved. */
    RESOLUTION,
    /** After a thread was resolved: until the customer comes back, or has stayed away long enough. */
    RETURN;

    /** Whether a person's answer stops it, and a brand has a benchmark for it. */
    public boolean isResponse() {
        return this == FIRST_RESPONSE || this == NEXT_RESPONSE;
    }
}
