package org.threadline.thread;

/** The thread has changed since the caller read it ({@code If-Match} does not match). */
public class StaleVersion extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StaleVersion() {
        super("The thread has changed since you read it; read it again.");
    }
}
