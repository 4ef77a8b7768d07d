package org.threadline.security.rate;

import java.time.Duration;

/** The token has called faster than it may. */
public class TooManyCalls extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    TooManyCalls(Duration retryAfter) {
        super("This token calls faster than it may; wait as long as Retry-After says.");
        this.retryAfter = retryAfter;
    }

    /** In whole seconds, at least one. */
    public long retryAfterSeconds() {
        return Math.max(1, retryAfter.plusMillis(999).toSeconds());
    }
}
