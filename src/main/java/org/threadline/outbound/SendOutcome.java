package org.threadline.outbound;

import org.threadline.message.Price;
import org.threadline.message.Status;

/** What came of handing a text to the carrier. */
public sealed interface SendOutcome {

    /**
     * The carrier has it.
     *
     * @param carrierMessageId the carrier's id
     * @param status how far it says it is
     * @param segments as the carrier counts, 0 when it does not say
     * @param price what it charges, or null when it does not say, as is usual at this moment
     */
    record Accepted(String carrierMessageId, Status status, int segments, Price price) implements SendOutcome {}

    /** The carrier said no, and has not sent it. What follows is decided by {@link CarrierErrors}. */
    record Refused(String errorCode) implements SendOutcome {}

    /**
     * Certainly not sent, and to be tried later: the carrier was too busy to look at it (HTTP 429), or could not be
     * reached at all.
     */
    record NotProcessed(String why) implements SendOutcome {}

    /** Nobody knows whether it was sent: no answer, or an error after which it may have been. */
    record Unknown(String why) implements SendOutcome {}
}
