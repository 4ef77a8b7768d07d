package org.threadline.message;

/** The carrier's own copies of what was said. Implemented beside the carrier. */
public interface CarrierCopies {

    /** What came of asking the carrier to take the words of a message out. */
    sealed interface Outcome {

        /** Its words and pictures are gone there, or it knows no such message. */
        record Gone() implements Outcome {}

        /** It could not be done now. @param why machine-readable, such as {@code http-503} */
        record Later(String why) implements Outcome {}
    }

    /** Takes words and pictures out of one message, in either direction. Does not throw for what happens at the carrier. */
    Outcome redact(String carrierMessageId);
}
