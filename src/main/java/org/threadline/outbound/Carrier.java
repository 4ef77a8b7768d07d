package org.threadline.outbound;

/** Whoever takes our texts to the phones. Implemented where the carrier's own words are known. */
public interface Carrier {

    /**
     * Hands one text over: exactly one request, never repeated here. Blocks until there is an answer or none is to be
     * expected. Does not throw for anything that happens at the carrier: that is an outcome.
     */
    SendOutcome send(OutgoingText text);
}
