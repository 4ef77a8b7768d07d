package org.threadline.brand;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/**
 * How many texts of a purpose one customer gets within a time that slides.
 *
 * @param per ISO 8601, such as {@code PT24H} or {@code P7D}
 */
public record FrequencyCap(
        @NotNull Capped purpose,
        @NotNull @Min(0) @Max(1000) Integer most,

        @NotNull @DurationMin(seconds = 1) @DurationMax(days = 92) @Schema(type = SchemaType.STRING, examples = "PT24H")
        Duration per) {

    /** What can be capped: everything but answers to somebody who has written. */
    public enum Capped {
        TRANSACTIONAL,
        MARKETING
    }

    /** Reads {@code MARKETING 4 per P7D}, the form that settings have. */
    public static FrequencyCap parse(CharSequence text) {
        String[] words = text.toString().strip().split("\\s+");
        if (words.length != 4 || !words[2].equals("per")) {
            throw new IllegalArgumentException("a frequency cap looks like MARKETING 4 per P7D");
        }
        return new FrequencyCap(Capped.valueOf(words[0]), Integer.valueOf(words[1]), Duration.parse(words[3]));
    }
}
