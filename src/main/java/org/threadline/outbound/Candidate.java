package org.threadline.outbound;

import java.time.Instant;
import java.util.UUID;

import org.threadline.consent.Purpose;
import org.threadline.value.Kind;
import org.threadline.value.PhoneNumber;

/**
 * A due text before the gate.
 *
 * @param to whom it is for
 * @param timeZone IANA zone of the customer, or null when nobody has told us
 * @param from our number that it would leave from
 * @param threadId the conversation it belongs to, or null
 * @param template name of the template that it was made from, or null when somebody wrote it
 * @param subject what it is about, such as {@code order:1001}, or null
 * @param expiresAt pointless after, or null
 */
public record Candidate(
        UUID messageId,
        String brand,
        UUID customerId,
        PhoneNumber to,
        String timeZone,
        PhoneNumber from,
        UUID threadId,
        Kind kind,
        Purpose purpose,
        String template,
        String subject,
        int segments,
        Instant createdAt,
        Instant expiresAt) {

    /** True when nobody wrote it for this one customer. */
    public boolean isAutomatic() {
        return kind != Kind.AGENT;
    }

    /** True when it answers somebody who has just texted, by itself. */
    public boolean isAutomaticAnswer() {
        return kind == Kind.ACK || kind == Kind.SYSTEM;
    }

    /** True when it wants to sell something, whoever wrote it. */
    public boolean sells() {
        return purpose == Purpose.MARKETING || kind.lane() == Kind.Lane.MARKETING;
    }

    /** True when it is pointless at that moment. */
    public boolean expiresBy(Instant moment) {
        return expiresAt != null && !expiresAt.isAfter(moment);
    }

    /** It waits until then, unless it is pointless by then; the reason is the same. */
    public Verdict holdUntil(Instant moment, String reason) {
        return expiresBy(moment) ? new Verdict.Drop(reason) : new Verdict.Hold(moment, reason);
    }
}
