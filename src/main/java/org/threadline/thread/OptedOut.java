package org.threadline.thread;

import org.threadline.consent.Purpose;

/** The customer does not want such texts. */
public class OptedOut extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OptedOut(Purpose purpose) {
        super(
                "The customer has not agreed to " + purpose
                        + " texts, or has opted out. Only they can change that: by texting START, or by opting in at the shop.");
    }
}
