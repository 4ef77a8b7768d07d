package org.threadline.outbound;

import java.time.Instant;
import java.util.UUID;

import org.threadline.consent.Purpose;
import org.threadline.message.Kind;
import org.threadline.value.PhoneNumber;

/** A due text before the gate. */
public record Candidate(
        UUID messageId,
        String brand,
        UUID customerId,
        PhoneNumber to,
        Kind kind,
        Purpose purpose,
        String subject,
        Instant expiresAt) {}
