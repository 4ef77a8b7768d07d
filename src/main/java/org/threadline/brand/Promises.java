package org.threadline.brand;

import java.util.Optional;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a brand's acknowledgements say of the wait, and what is said when that was too little.
 *
 * @param percentile how many of a hundred recent first answers came within the wait that is said; 90 when left out
 * @param windowDays how many days are recent; 7 when left out
 * @param leastAnswers with fewer answers in these days too little is known, and {@code expectedReplyMinutes} is said; 20
 *     when left out
 * @param stillOnIt whether the customer hears, once, that we are still at it when the wait has passed; true when left out
 * @param goodwill what they are offered with that; null: nothing
 */
@Schema(name = "Promises", description = "What acknowledgements say of the wait, and what is said when it has passed")
public record Promises(
        @Min(50) @Max(99) @Schema(
                description = "So many of a hundred recent first answers came within the wait that is said",
                examples = "90")
        Integer percentile,

        @Min(1) @Max(90) @Schema(description = "Days that are recent", examples = "7")
        Integer windowDays,

        @Min(1) @Max(10_000) @Schema(description = "With fewer recent answers expectedReplyMinutes is said", examples = "20")
        Integer leastAnswers,

        @Schema(description = "Whether the customer hears once that we are still at it")
        Boolean stillOnIt,

        @Valid @Schema(nullable = true, description = "What they are offered with that; nothing when left out")
        PromiseGoodwill goodwill) {

    public static final Promises USUAL = new Promises(null, null, null, null, null);
    private static final int USUAL_PERCENTILE = 90;
    private static final int USUAL_DAYS = 7;
    private static final int USUAL_ANSWERS = 20;

    public Promises {
        percentile = percentile == null ? Integer.valueOf(USUAL_PERCENTILE) : percentile;
        windowDays = windowDays == null ? Integer.valueOf(USUAL_DAYS) : windowDays;
        leastAnswers = leastAnswers == null ? Integer.valueOf(USUAL_ANSWERS) : leastAnswers;
        stillOnIt = stillOnIt == null ? Boolean.TRUE : stillOnIt;
    }

    public Optional<PromiseGoodwill> ownGoodwill() {
        return Optional.ofNullable(goodwill);
    }
}
