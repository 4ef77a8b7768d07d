package org.threadline.inbound;

import java.time.Instant;
import java.util.List;

import org.threadline.message.Media;
import org.threadline.value.PhoneNumber;

/**
 * A text as the carrier hands it over.
 *
 * @param carrierMessageId the carrier's id; the same id is the same text, however often it comes
 * @param messagingServiceSid the pool of ours that it arrived in, or null
 * @param answeredByCarrier true when the carrier has already answered the keyword that this text is
 * @param sentAt when the customer sent it, if it was found long after; null when it comes at once
 */
public record InboundText(
        String carrierMessageId,
        String messagingServiceSid,
        PhoneNumber from,
        PhoneNumber to,
        String body,
        List<Media> media,
        boolean answeredByCarrier,
        Instant sentAt) {}
