package org.threadline.message;

/** Pictures and files that customers have sent, as the carrier keeps them. Implemented beside the carrier. */
public interface CarrierMedia {

    /** What came of fetching one. */
    sealed interface Answer {

        /** @param contentType one of those that may be shown */
        record Found(String contentType, byte[] content) implements Answer {}

        /** The carrier has it no more. */
        record Gone() implements Answer {}

        /** @param why machine-readable, such as {@code too-large} */
        record Unavailable(String why) implements Answer {}
    }

    /** Does not throw for anything that happens on the way: that is an answer. */
    Answer fetch(String url);
}
