package org.threadline.outbound;

import java.util.UUID;

/** The carrier's records have said, or failed to say, what became of a text whose outcome was unknown. */
public record Reconciled(UUID messageId, Result result) {

    /** What came of looking. */
    public enum Result {
        /** The carrier has it. */
        FOUND,
        /** The carrier has no record of it, so it was not sent. */
        NOT_SENT,
        /** The carrier has something that may be it or another; asked about again. */
        UNCLEAR,
        /** The carrier could not be asked; tried again. */
        UNAVAILABLE,
        /** Nobody will know any more. */
        GAVE_UP
    }
}
