package org.threadline.thread;

/** What was asked does not fit where the thread stands. The message says what to do. */
public class WrongState extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WrongState(String message) {
        super(message);
    }
}
