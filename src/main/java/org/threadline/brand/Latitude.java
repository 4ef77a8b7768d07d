package org.threadline.brand;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.threadline.value.Money;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * How much people of a brand may give away as a gesture without asking. All of what a customer was given within some days
 * counts, whoever gave it, so that nobody is given something for every complaint.
 *
 * @param currency ISO 4217, of the vouchers and of the limits; USD when left out
 * @param agent an agent's limit; 20 when left out, 0: agents always ask
 * @param supervisor a supervisor's limit; 100 when left out. Admins have none
 * @param lifetimeValue what comes on top for good customers: the highest step that one has reached counts
 * @param withinDays what was given so many days ago still counts; 90 when left out
 * @param validDays how long a voucher can be used; 90 when left out
 */
@Schema(name = "Latitude", description = "How much may be given as a gesture without asking")
public record Latitude(
        @Pattern(regexp = "[A-Z]{3}", message = "must be three capital letters, such as USD") @Schema(examples = "USD")
        String currency,

        @DecimalMin("0") @Digits(integer = 7, fraction = 2) @JsonFormat(shape = JsonFormat.Shape.STRING)
        @Schema(type = SchemaType.STRING, examples = "20.00")
        BigDecimal agent,

        @DecimalMin("0") @Digits(integer = 7, fraction = 2) @JsonFormat(shape = JsonFormat.Shape.STRING)
        @Schema(type = SchemaType.STRING, examples = "100.00")
        BigDecimal supervisor,

        @Size(max = 20) List<@NotNull @Valid Step> lifetimeValue,

        @Min(1) @Max(730) @Schema(examples = "90") Integer withinDays,
        @Min(1) @Max(1100) @Schema(examples = "90") Integer validDays) {

    /**
     * @param from the lifetime value from which it counts
     * @param more what may be given on top
     */
    @Schema(name = "LatitudeStep")
    public record Step(
            @NotNull @DecimalMin("0") @Digits(integer = 12, fraction = 2) @JsonFormat(shape = JsonFormat.Shape.STRING)
            @Schema(type = SchemaType.STRING, examples = "500.00")
            BigDecimal from,

            @NotNull @DecimalMin("0") @Digits(integer = 7, fraction = 2) @JsonFormat(shape = JsonFormat.Shape.STRING)
            @Schema(type = SchemaType.STRING, examples = "10.00")
            BigDecimal more) {}

    private static final BigDecimal USUAL_AGENT = new BigDecimal("20.00");
    private static final BigDecimal USUAL_SUPERVISOR = new BigDecimal("100.00");
    private static final List<Step> USUAL_STEPS = List.of(
            new Step(new BigDecimal("500.00"), new BigDecimal("10.00")),
            new Step(new BigDecimal("2000.00"), new BigDecimal("30.00")));
    private static final int USUAL_DAYS = 90;

    static final Latitude USUAL = new Latitude(null, null, null, null, null, null);

    public Latitude {
        currency = currency == null ? "USD" : currency;
        agent = agent == null ? USUAL_AGENT : agent;
        supervisor = supervisor == null ? USUAL_SUPERVISOR : supervisor;
        lifetimeValue = lifetimeValue == null ? USUAL_STEPS : lifetimeValue;
        withinDays = withinDays == null ? Integer.valueOf(USUAL_DAYS) : withinDays;
        validDays = validDays == null ? Integer.valueOf(USUAL_DAYS) : validDays;
    }

    /**
     * What may be given to a customer altogether.
     *
     * @param leads whether a supervisor gives it
     * @param worth the customer's lifetime value; null when it is not known
     */
    public BigDecimal limit(boolean leads, Money worth) {
        BigDecimal more = worth == null
                ? BigDecimal.ZERO
                : lifetimeValue.stream()
                        .filter(step -> worth.amount().compareTo(step.from()) >= 0)
                        .map(Step::more)
                        .max(BigDecimal::compareTo)
                        .orElse(BigDecimal.ZERO);
        return (leads ? supervisor : agent).add(more);
    }

    /** For how long what was given counts. */
    public Duration memory() {
        return Duration.ofDays(withinDays);
    }

    /** How long a voucher can be used. */
    public Duration validity() {
        return Duration.ofDays(validDays);
    }

    @JsonIgnore
    @AssertTrue(message = "currency must be one that one can pay with (ISO 4217)")
    public boolean isPayable() {
        return Money.isPayable(currency);
    }
}
