package org.threadline.outbound.failure;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.threadline.value.PhoneNumber;

/** A number that is texted no longer, as the API shows it. */
@Schema(name = "Suppression")
public record SuppressionView(
        @Schema(examples = "01980f6e-3b1c-7d2e-9a41-5f0c2f6f7a10")
        UUID id,

        @Schema(examples = "01980f6e-3b1c-7d2e-9a41-5f0c2f6f7a10")
        UUID customerId,

        @Schema(examples = "+12025550142") PhoneNumber phone,

        @Schema(description = "The carrier's code", examples = "30005")
        String code,

        @Schema(description = "The text that met it", examples = "01980f6e-3b1c-7d2e-9a41-5f0c2f6f7a10")
        UUID messageId,

        Instant suppressedAt) {

    static SuppressionView of(Suppressions.Entry entry) {
        return new SuppressionView(
                entry.id(), entry.customerId(), entry.phone(), entry.code(), entry.messageId(), entry.suppressedAt());
    }
}
