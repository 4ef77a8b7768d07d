package org.threadline.inbound;

/** An event that can never be understood. The message says why, without anything personal: it goes into a header. */
class UnusableEvent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnusableEvent(String why) {
        super(why);
    }
}
