package org.threadline.outbound;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.threadline.message.Media;
import org.threadline.value.PhoneNumber;

/**
 * A claimed text on its way to the carrier.
 *
 * @param messagingServiceSid the pool our number stands in, or null
 * @param validity the carrier must give it up when it could not deliver it for so long, or null
 */
public record OutgoingText(
        UUID messageId,
        String brand,
        PhoneNumber to,
        PhoneNumber from,
        String messagingServiceSid,
        String body,
        List<Media> media,
        Duration validity) {}
