package org.threadline.brand;

import java.math.BigDecimal;
import java.time.Duration;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.threadline.value.Money;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * What a customer is offered when nobody has answered by when they were told.
 *
 * @param currency ISO 4217; USD when left out
 * @param monthlyBudget what may be offered in a month of the brand, all customers together
 * @param oneInDays a customer is offered it once in so many days; 90 when left out
 * @param validDays how long it can be used; 90 when left out
 */
@Schema(name = "PromiseGoodwill", description = "What comes with the word that we are still at it")
public record PromiseGoodwill(
        @Pattern(regexp = "[A-Z]{3}", message = "must be three capital letters, such as USD") @Schema(examples = "USD")
        String currency,

        @NotNull @DecimalMin("0.01") @Digits(integer = 7, fraction = 2) @JsonFormat(shape = JsonFormat.Shape.STRING)
        @Schema(type = SchemaType.STRING, examples = "5.00")
        BigDecimal amount,

        @NotNull @DecimalMin("0") @Digits(integer = 9, fraction = 2) @JsonFormat(shape = JsonFormat.Shape.STRING)
        @Schema(type = SchemaType.STRING, examples = "500.00")
        BigDecimal monthlyBudget,

        @Min(1) @Max(730) @Schema(examples = "90") Integer oneInDays,
        @Min(1) @Max(1100) @Schema(examples = "90") Integer validDays) {

    private static final int USUAL_DAYS = 90;

    public PromiseGoodwill {
        currency = currency == null ? "USD" : currency;
        oneInDays = oneInDays == null ? Integer.valueOf(USUAL_DAYS) : oneInDays;
        validDays = validDays == null ? Integer.valueOf(USUAL_DAYS) : validDays;
    }

    @JsonIgnore
    @AssertTrue(message = "currency must be one that one can pay with (ISO 4217)")
    public boolean isPayable() {
        return Money.isPayable(currency);
    }

    public Money money() {
        return new Money(amount, currency);
    }

    public Money budget() {
        return new Money(monthlyBudget, currency);
    }

    /** For how long what was offered counts. */
    public Duration memory() {
        return Duration.ofDays(oneInDays);
    }

    /** How long an offer can be used. */
    public Duration validity() {
        return Duration.ofDays(validDays);
    }
}
