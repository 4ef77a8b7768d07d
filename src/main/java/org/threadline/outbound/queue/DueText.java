package org.threadline.outbound.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.threadline.message.Media;
import org.threadline.outbound.Candidate;
import org.threadline.outbound.OutgoingText;
import org.threadline.value.Kind;

/**
 * A text whose time has come, with its row and its customer's locked.
 *
 * @param messagingServiceSid the pool that its number stands in, or null
 * @param deliverBy what the gate has set as a deadline, or null
 */
record DueText(Candidate candidate, String body, List<Media> media, String messagingServiceSid, Instant deliverBy) {

    DueText by(Instant deadline) {
        return new DueText(candidate, body, media, messagingServiceSid, deadline);
    }

    UUID id() {
        return candidate.messageId();
    }

    Kind.Lane lane() {
        return candidate.kind().lane();
    }

    ClaimedText startingAt(Instant slot, Duration latest) {
        Duration validity = deliverBy == null ? null : Duration.between(slot, deliverBy);
        return new ClaimedText(
                new OutgoingText(
                        candidate.messageId(),
                        candidate.brand(),
                        candidate.to(),
                        candidate.from(),
                        messagingServiceSid,
                        body,
                        media,
                        validity),
                slot,
                latest);
    }
}
