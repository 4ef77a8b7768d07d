package org.threadline.inbound;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.threadline.message.Media;
import org.threadline.value.PhoneNumber;

/**
 * A text as the carrier hands it over.
 *
 * @param carrierMessageId the carrier's id; the same id is the same text, however often it comes
 * @param messagingServiceSid the pool of ours that it arrived in, or null
 * @param answeredByCarrier the keyword that the carrier has taken the text for, and has answered; else null
 * @param sentAt when the customer sent it, if it was found long after; null when it comes at once
 */
public record InboundText(
        String carrierMessageId,
        String messagingServiceSid,
        PhoneNumber from,
        PhoneNumber to,
        String body,
        List<Media> media,
        Keyword answeredByCarrier,
        Instant sentAt) {

    /**
     * The keyword that this text is. The carrier may know words that we do not ("ARRET"), and has acted on them; a STOP
     * that only we hear is one all the same.
     */
    Optional<Keyword> keyword() {
        Optional<Keyword> heard = Keyword.of(body);
        return answeredByCarrier == null || heard.equals(Optional.of(Keyword.STOP))
                ? heard
                : Optional.of(answeredByCarrier);
    }
}
