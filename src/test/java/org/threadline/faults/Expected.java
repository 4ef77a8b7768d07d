package org.threadline.faults;

import java.time.Instant;

/**
 * What a customer should read, or should not.
 *
 * @param words that are in this text and in no other to this phone
 * @param from not before
 * @param until not later
 */
record Expected(String story, String phone, String words, Duty duty, Instant from, Instant until) {

    /** Whether there has to be such a text. */
    enum Duty {
        MUST,
        /** Two things happen so close to each other that either is right; but then in time, and once. */
        MAY,
        MUST_NOT
    }
}
