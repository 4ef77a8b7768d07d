package org.threadline.outbound.surge;

import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Numbers with the same beginning that came all at once.
 *
 * @param until new ones wait no longer then; those of the surge itself go on waiting until it is lifted or they are
 *     pointless
 */
@Schema(name = "Surge")
record Surge(
        @Schema(description = "How the numbers begin", examples = "+447822")
        String prefix,

        @Schema(description = "How many numbers that the brand did not know have come since", examples = "240")
        long numbers,

        Instant since,
        Instant openedAt,

        @Schema(description = "Ends by itself then for numbers that come later")
        Instant until) {}
