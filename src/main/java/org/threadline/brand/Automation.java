package org.threadline.brand;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How long a brand's machine may talk to somebody alone.
 *
 * @param most so many automatic texts in a row, and what sells or asks waits; 6 when left out
 * @param withinDays texts that are older do not count; 14 when left out
 */
@Schema(name = "Automation", description = "How many automatic texts a customer gets without a word of a person")
public record Automation(
        @Min(1) @Max(1000) @Schema(
                description = "So many in a row without a word of the customer or of a person of yours, and surveys,"
                        + " follow-ups and all that sells wait; order news never does",
                examples = "6")
        Integer most,

        @Min(1) @Max(90) @Schema(description = "Days after which an automatic text does not count any more", examples = "14")
        Integer withinDays) {

    public static final Automation USUAL = new Automation(null, null);
    private static final int USUAL_MOST = 6;
    private static final int USUAL_DAYS = 14;

    public Automation {
        most = most == null ? Integer.valueOf(USUAL_MOST) : most;
        withinDays = withinDays == null ? Integer.valueOf(USUAL_DAYS) : withinDays;
    }

    /** How long an automatic text counts. */
    public Duration memory() {
        return Duration.ofDays(withinDays);
    }
}
