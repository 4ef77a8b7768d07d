package org.threadline.thread.clock;

/** Told once per stopwatch, in the transaction that makes it so, on whichever replica. */
public sealed interface Alarm {

    Stopwatch stopwatch();

    /** The benchmark will be missed soon. */
    record Warned(Stopwatch stopwatch) implements Alarm {}

    /** The benchmark is missed. */
    record Breached(Stopwatch stopwatch) implements Alarm {}
}
