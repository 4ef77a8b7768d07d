package org.threadline.brand;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.threadline.value.Money;

import com.fasterxml.jackson.annotation.JsonFormat;

/**
 * Which customers go before others who wait as long, in minutes of waiting that are counted in their favour. What is left
 * out is as usual: 5 minutes from a lifetime value of 500, 10 from 2000, and 15 when a promise was not kept.
 *
 * @param lifetimeValue the highest step that a customer has reached counts, in the currency that the shop tells
 * @param tiers minutes by tier, however it is capitalised
 * @param promisePassed minutes from the moment at which the acknowledgement had promised an answer
 */
@Schema(name = "HeadStart")
public record HeadStart(
        @Size(max = 20) List<@NotNull @Valid Step> lifetimeValue,

        @Size(max = 50) @Schema(description = "Minutes by tier", examples = "{\"gold\":10}")
        Map<
                        @NotBlank @Size(max = 40) @Pattern(regexp = "[^\\x00-\\x1F\\x7F]*", message = "must not hold control characters") String,
                        @NotNull @Min(0) @Max(HeadStart.A_DAY) Integer>
                tiers,

        @Min(0) @Max(HeadStart.A_DAY) @Schema(description = "Minutes once a promised answer is late", examples = "15")
        Integer promisePassed) {

    static final int A_DAY = 1440;

    /** @param from the lifetime value from which these minutes count */
    @Schema(name = "HeadStartStep")
    public record Step(
            @NotNull @DecimalMin("0") @Digits(integer = 12, fraction = 2) @JsonFormat(shape = JsonFormat.Shape.STRING)
            @Schema(type = SchemaType.STRING, examples = "500.00")
            BigDecimal from,

            @NotNull @Min(0) @Max(A_DAY) @Schema(examples = "5")
            Integer minutes) {}

    static final HeadStart USUAL = new HeadStart(null, null, null);
    private static final int USUAL_PROMISE_PASSED = 15;

    public HeadStart {
        lifetimeValue = lifetimeValue == null
                ? List.of(new Step(new BigDecimal("500.00"), 5), new Step(new BigDecimal("2000.00"), 10))
                : lifetimeValue;
        tiers = tiers == null ? Map.of() : tiers;
        promisePassed = promisePassed == null ? USUAL_PROMISE_PASSED : promisePassed;
    }

    /** @param worth null when it is not known */
    public int minutesFor(Money worth) {
        return worth == null
                ? 0
                : lifetimeValue.stream()
                        .filter(step -> worth.amount().compareTo(step.from()) >= 0)
                        .mapToInt(Step::minutes)
                        .max()
                        .orElse(0);
    }

    /** @param tier null when it is not known */
    public int minutesFor(String tier) {
        return tier == null
                ? 0
                : tiers.entrySet().stream()
                        .filter(each -> each.getKey().strip().equalsIgnoreCase(tier))
                        .mapToInt(Map.Entry::getValue)
                        .findFirst()
                        .orElse(0);
    }
}
