package org.threadline.outbound;

import java.util.Set;

/** What the carrier's error codes mean to us. Implemented where the carrier's words are known. */
public interface CarrierErrors {

    /** Never empty; a code that nobody has heard of means something too. */
    Set<Consequence> consequencesOf(String code);
}
