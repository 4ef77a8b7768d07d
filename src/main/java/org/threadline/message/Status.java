package org.threadline.message;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How far a message has come. The rank only ever grows: news of a lower or equal rank is written to the history and
 * changes nothing.
 */
@Schema(name = "MessageStatus")
public enum Status {
    /** Heard from a customer; nothing more happens to it. */
    RECEIVED(100),
    /** Waits for its time and its turn. */
    QUEUED(0),
    /** Handed to the carrier; its answer is awaited. Written before the carrier is called. */
    SENDING(10),
    /** Handed to the carrier, which may or may not have taken it. Never sent again blindly. */
    UNKNOWN(20),
    /** The carrier has taken it. */
    ACCEPTED(30),
    /** On its way to the phone. */
    SENT(40),
    /** The phone has it. */
    DELIVERED(100),
    /** The carrier could not deliver it; the error code says why. */
    UNDELIVERED(100),
    /** Refused by the carrier; the error code says why. */
    FAILED(100),
    /** We decided not to send it; the decision says why. */
    CANCELED(100);

    private final int rank;

    Status(int rank) {
        this.rank = rank;
    }

    public int rank() {
        return rank;
    }

    /** Whether whoever says so has heard that the carrier took it. */
    boolean meansTaken() {
        return rank >= ACCEPTED.rank && this != CANCELED && this != FAILED;
    }

    public boolean isFinal() {
        return rank == 100;
    }
}
