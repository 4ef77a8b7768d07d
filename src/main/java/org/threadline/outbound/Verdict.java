package org.threadline.outbound;

import java.time.Instant;

/** What the gate says of a text at the moment of sending. Reasons are machine-readable and kept with the message. */
public sealed interface Verdict {

    /** Nothing stands against it, and it may arrive whenever it does. */
    Verdict SEND = new Send(null);

    /**
     * Nothing stands against it.
     *
     * @param deliverBy the carrier must not deliver it later than this, because quiet hours begin then or it is
     *     pointless; null when there is no such moment
     */
    record Send(Instant deliverBy) implements Verdict {}

    /** Not yet; asked again then. */
    record Hold(Instant until, String reason) implements Verdict {}

    /** Not at all. */
    record Drop(String reason) implements Verdict {}

    /** The stricter of two: a drop outweighs a hold, a hold a send; the later hold and the earlier deadline count. */
    default Verdict and(Verdict other) {
        return switch (this) {
            case Drop drop -> drop;
            case Hold hold ->
                switch (other) {
                    case Drop drop -> drop;
                    case Hold later when later.until().isAfter(hold.until()) -> later;
                    case Hold earlier -> hold;
                    case Send send -> hold;
                };
            case Send send ->
                other instanceof Send also ? new Send(earlier(send.deliverBy(), also.deliverBy())) : other;
        };
    }

    private static Instant earlier(Instant one, Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
