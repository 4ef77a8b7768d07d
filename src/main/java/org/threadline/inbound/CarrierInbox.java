package org.threadline.inbound;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.threadline.message.Media;
import org.threadline.value.PhoneNumber;

/** Texts from customers as the carrier keeps them, whether or not its webhook reached us. Implemented beside it. */
public interface CarrierInbox {

    /** @param media how many pictures it has; asked for only when they are wanted */
    record Listed(
            String carrierMessageId,
            String messagingServiceSid,
            PhoneNumber from,
            PhoneNumber to,
            String body,
            int media,
            Instant sentAt) {}

    /**
     * All texts to one of our numbers in a stretch of time, oldest first.
     *
     * @param until null for no end
     * @return empty when the list cannot be read, or not in full
     */
    Optional<List<Listed>> textsTo(PhoneNumber number, Instant since, Instant until);

    /** The pictures of one text, or empty when they cannot be had now. */
    Optional<List<Media>> mediaOf(String carrierMessageId);
}
