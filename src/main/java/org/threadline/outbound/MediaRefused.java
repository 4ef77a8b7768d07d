package org.threadline.outbound;

/** Pictures or files that the carrier would not take. */
public class MediaRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MediaRefused(String why) {
        super(why);
    }
}
