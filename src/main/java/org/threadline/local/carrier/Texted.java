package org.threadline.local.carrier;

import java.util.List;

/**
 * What somebody types into the phone.
 *
 * @param messagingServiceSid as if the number belonged to a pool
 * @param optOutType as if the carrier had dealt with a keyword already
 * @param sentAt as if it had been typed then; null for now
 */
record Texted(
        String from,
        String to,
        String body,
        List<Attachment> media,
        String messagingServiceSid,
        String optOutType,
        String sentAt) {

    /** @param data the content in Base64, which the simulator then keeps; or else a {@code url} that somebody serves */
    record Attachment(String url, String contentType, String data) {
        Attachment {
            if (contentType == null || (url == null) == (data == null)) {
                throw new IllegalArgumentException("media takes contentType and either url or data");
            }
        }
    }

    Texted {
        body = body == null ? "" : body;
        media = media == null ? List.of() : List.copyOf(media);
        if (from == null || from.isBlank() || to == null || to.isBlank()) {
            throw new IllegalArgumentException("from and to are required");
        }
    }
}
