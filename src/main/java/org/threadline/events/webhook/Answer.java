package org.threadline.events.webhook;

/** What came of an attempt. */
sealed interface Answer {

    /** The receiver has answered. */
    record Status(int code) implements Answer {

        /** A redirect is none: where it leads nobody has subscribed. */
        boolean isSuccess() {
            return code >= 200 && code < 300;
        }
    }

    /** @param why machine-readable, such as {@code timeout} */
    record None(String why) implements Answer {}
}
