package org.threadline.outbound;

import java.time.Instant;
import java.util.UUID;

import org.threadline.consent.Purpose;
import org.threadline.message.Kind;
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
        Instant expiresAt) {}
