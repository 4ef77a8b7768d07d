package org.threadline.outbound.sender;

import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.threadline.brand.Sender;
import org.threadline.value.PhoneNumber;

/** How one of our numbers stands with the carrier, as the API shows it. */
@Schema(name = "SenderState")
public record SenderState(
        @Schema(examples = "+12025550100") PhoneNumber number,
        Sender.Kind kind,

        @Schema(description = "What the carrier allows it", examples = "1")
        int segmentsPerSecond,

        @Schema(nullable = true, description = "Since when it sends nothing, else null")
        Instant haltedSince,

        @Schema(nullable = true, description = "Why it sends nothing, else null", examples = "carrier:30034")
        String haltedReason,

        @Schema(nullable = true, description = "The carrier was too busy for it: goes on by itself then, else null")
        Instant restingUntil) {}
