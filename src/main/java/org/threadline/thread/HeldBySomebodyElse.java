package org.threadline.thread;

/** Another agent holds the thread. */
public class HeldBySomebodyElse extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ThreadView present;

    HeldBySomebodyElse() {
        this(null);
    }

    HeldBySomebodyElse(ThreadView present) {
        super("Somebody else holds this thread.");
        this.present = present;
    }

    /** The thread as it is now, so that the caller sees who holds it. */
    public ThreadView present() {
        return present;
    }
}
