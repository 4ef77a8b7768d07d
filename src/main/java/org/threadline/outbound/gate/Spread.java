package org.threadline.outbound.gate;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Gives each of many texts that may go from one moment on a moment of its own, always the same for the same text. */
final class Spread {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Spread() {}

    /** Not before the moment, and before the window after it ends. */
    static Instant after(Instant moment, Duration window, UUID text) {
        // The low bits of an id are random; multiplying also tells those apart that only count up.
        long mixed = text.getLeastSignificantBits() * GOLDEN;
        long millis = window.toMillis();
        return millis <= 0 ? moment : moment.plusMillis(Long.remainderUnsigned(mixed ^ (mixed >>> 32), millis));
    }
}
