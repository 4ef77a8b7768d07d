package org.threadline.outbound;

import java.util.List;
import java.util.UUID;

import org.threadline.message.Media;
import org.threadline.value.PhoneNumber;

/**
 * A claimed text on its way to the carrier.
 *
 * @param messagingServiceSid the pool our number stands in, or null
 */
public record OutgoingText(
        UUID messageId,
        String brand,
        PhoneNumber to,
        PhoneNumber from,
        String messagingServiceSid,
        String body,
        List<Media> media) {}
