package org.threadline.security.audit;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A line of the audit trail: who has done what, to what, when. */
@Schema(name = "AuditEntry")
public record AuditEntry(
        UUID id,
        @Schema(examples = "acme") String brand,

        @Schema(description = "The subject of the token", examples = "agent-1")
        String actor,

        @Schema(description = "The operation's id in this description", examples = "claimThread")
        String action,

        @Schema(
                nullable = true,
                description =
                        "What it was done to: an id, a brand's key, a template's name; of a number the last digits",
                examples = "01980f6e-3b1c-7d2e-9a41-5f0c2f6f7a10")
        String subject,

        @Schema(description = "What else is known of it", examples = "{}")
        Map<String, String> details,

        Instant at) {}
