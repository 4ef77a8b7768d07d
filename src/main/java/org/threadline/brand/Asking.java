package org.threadline.brand;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.threadline.value.WebAddress;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * What customers are asked when something is over. Nothing, unless the brand says so: a question that no agent has heard of
 * would surprise both sides.
 *
 * @param afterResolution what is asked when a conversation is resolved; null: nothing
 * @param resolutionWait how long after the resolution; an hour when left out
 * @param afterDelivery what is asked when a parcel was delivered, NPS; null: nothing
 * @param deliveryWait how long after the delivery, so that there was time to unpack; three days when left out
 * @param answerWithin how long after the question a text can be its answer; three days when left out
 * @param restDays for how many days after a question no other is asked; 14 when left out
 * @param lowCsat up to which score a conversation comes back to its agent; 2 of 5 when left out
 * @param lowNps the same of NPS; 6 of 10, the detractors
 * @param lowCes the same of CES; 2 of 5
 * @param followUpAfter how long after the resolution it is asked whether the problem stayed solved; null: never
 * @param recommendLink what a very satisfied customer may pass on, asked for once; null: nobody is asked
 */
@Schema(name = "Surveys", description = "What customers are asked when something is over; nothing when left out")
public record Asking(
        @Schema(nullable = true, examples = "CSAT") SurveyKind afterResolution,

        @DurationMin(seconds = 0) @DurationMax(days = 14) @Schema(type = SchemaType.STRING, examples = "PT1H")
        Duration resolutionWait,

        @Schema(nullable = true, description = "NPS or nothing", examples = "NPS")
        SurveyKind afterDelivery,

        @DurationMin(seconds = 0) @DurationMax(days = 14) @Schema(type = SchemaType.STRING, examples = "PT72H")
        Duration deliveryWait,

        @DurationMin(minutes = 1)
        @DurationMax(days = 14)
        @Schema(
                type = SchemaType.STRING,
                description = "How long after the question a text can be its answer",
                examples = "PT72H")
        Duration answerWithin,

        @Min(0) @Max(365) @Schema(description = "Days after a question without another", examples = "14")
        Integer restDays,

        @Min(0) @Max(4) @Schema(description = "Up to which score a conversation comes back", examples = "2")
        Integer lowCsat,

        @Min(-1) @Max(9) @Schema(examples = "6") Integer lowNps,
        @Min(0) @Max(4) @Schema(examples = "2") Integer lowCes,

        @DurationMin(seconds = 1)
        @DurationMax(days = 30)
        @Schema(
                nullable = true,
                type = SchemaType.STRING,
                description = "How long after the resolution it is asked whether it stayed solved; never when left out",
                examples = "PT168H")
        Duration followUpAfter,

        @WebAddress
        @Schema(
                nullable = true,
                type = SchemaType.STRING,
                description = "What a very satisfied customer may pass on; nobody is asked when left out",
                examples = "https://acme.example/friends")
        URI recommendLink) {

    public static final Asking USUAL = new Asking(null, null, null, null, null, null, null, null, null, null, null);
    private static final Duration USUAL_RESOLUTION_WAIT = Duration.ofHours(1);
    private static final Duration USUAL_DELIVERY_WAIT = Duration.ofDays(3);
    private static final Duration USUAL_ANSWER = Duration.ofDays(3);
    private static final int USUAL_REST = 14;

    public Asking {
        resolutionWait = resolutionWait == null ? USUAL_RESOLUTION_WAIT : resolutionWait;
        deliveryWait = deliveryWait == null ? USUAL_DELIVERY_WAIT : deliveryWait;
        answerWithin = answerWithin == null ? USUAL_ANSWER : answerWithin;
        restDays = restDays == null ? Integer.valueOf(USUAL_REST) : restDays;
        lowCsat = lowCsat == null ? Integer.valueOf(SurveyKind.CSAT.usualLow()) : lowCsat;
        lowNps = lowNps == null ? Integer.valueOf(SurveyKind.NPS.usualLow()) : lowNps;
        lowCes = lowCes == null ? Integer.valueOf(SurveyKind.CES.usualLow()) : lowCes;
    }

    @JsonIgnore
    @AssertTrue(message = "afterDelivery can be NPS only: the others ask about a conversation") public boolean isFitForDelivery() {
        return afterDelivery == null || afterDelivery == SurveyKind.NPS;
    }

    public Duration rest() {
        return Duration.ofDays(restDays);
    }

    /** Whether the customer is so dissatisfied that somebody has to see to it. */
    public boolean isLow(SurveyKind kind, int score) {
        return score
                <= switch (kind) {
                    case CSAT -> lowCsat;
                    case NPS -> lowNps;
                    case CES -> lowCes;
                };
    }

    /** Whether any survey of this kind may be asked. */
    public boolean asks(SurveyKind kind) {
        return afterResolution == kind || afterDelivery == kind;
    }

    public Optional<Duration> ownFollowUp() {
        return Optional.ofNullable(followUpAfter);
    }

    public Optional<URI> ownRecommendLink() {
        return Optional.ofNullable(recommendLink);
    }
}
