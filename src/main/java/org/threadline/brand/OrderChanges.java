package org.threadline.brand;

import java.time.Duration;
import java.util.List;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/**
 * Which changes of an order customers may ask for by text, and how long the order system has to answer.
 *
 * @param window how long after an order was placed; null: none by text, a person reads it
 * @param kinds both when left out
 * @param answerWithin then a person takes over; 15 minutes when left out
 */
@Schema(
        name = "OrderChanges",
        description = "What customers may change of an order by text; your order system decides. Nothing when left out")
public record OrderChanges(
        @DurationMin(minutes = 1)
        @DurationMax(days = 30)
        @Schema(
                nullable = true,
                type = SchemaType.STRING,
                description = "How long after an order was placed, ISO 8601; without it a person reads such texts",
                examples = "PT2H")
        Duration window,

        @Size(min = 1, max = 2) @Schema(description = "What may be asked for; both when left out", examples = "[\"CANCEL\",\"CORRECT\"]")
        List<@NotNull OrderChangeKind> kinds,

        @DurationMin(seconds = 10)
        @DurationMax(days = 1)
        @Schema(
                type = SchemaType.STRING,
                description = "How long your order system has to answer before a person takes over",
                examples = "PT15M")
        Duration answerWithin) {

    public static final OrderChanges NONE = new OrderChanges(null, null, null);
    private static final Duration USUAL_ANSWER = Duration.ofMinutes(15);

    public OrderChanges {
        kinds = kinds == null ? List.of(OrderChangeKind.values()) : List.copyOf(kinds);
        answerWithin = answerWithin == null ? USUAL_ANSWER : answerWithin;
    }

    public boolean allow(OrderChangeKind kind) {
        return window != null && kinds.contains(kind);
    }
}
