package org.threadline.outbound;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import org.threadline.message.Status;
import org.threadline.value.PhoneNumber;

/** What the carrier has written down of our texts: asked when its own news did not reach us. Implemented beside it. */
public interface CarrierRecords {

    /**
     * One text of ours, as the carrier has it.
     *
     * @param from number it left from
     * @param messagingServiceSid the pool that chose this number, or null
     * @param createdAt when the carrier took it, by the carrier's clock, to the second
     * @param errorCode why it failed, or null
     * @param segments as the carrier counts, 0 when it does not say
     * @param price what it cost, or null while that is not known
     * @param currency of the price (ISO 4217), or null
     */
    record Entry(
            String carrierMessageId,
            PhoneNumber from,
            String messagingServiceSid,
            String body,
            Instant createdAt,
            Status status,
            String errorCode,
            int segments,
            BigDecimal price,
            String currency) {}

    /** What came of asking. */
    sealed interface Answer {

        /** All that was asked for; empty when the carrier has nothing. */
        record Entries(List<Entry> entries) implements Answer {}

        /** No answer, or not all of it: nothing follows from it. */
        record Unavailable(String why) implements Answer {}
    }

    /**
     * All texts to this phone that were handed over by a program, not those the carrier wrote by itself.
     *
     * @param since only those sent at or after it; null for all, also those that wait at the carrier and have no date
     *     of sending yet
     */
    Answer sentTo(PhoneNumber to, Instant since);

    /** One text by the carrier's id: one entry, or none when the carrier has forgotten it. */
    Answer withId(String carrierMessageId);
}
