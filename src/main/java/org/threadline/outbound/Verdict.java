package org.threadline.outbound;

import java.time.Instant;

/** What the gate says of a text at the moment of sending. Reasons are machine-readable and kept with the message. */
public sealed interface Verdict {

    Verdict SEND = new Send();

    /** Nothing stands against it. */
    record Send() implements Verdict {}

    /** Not yet; asked again then. */
    record Hold(Instant until, String reason) implements Verdict {}

    /** Not at all. */
    record Drop(String reason) implements Verdict {}
}
