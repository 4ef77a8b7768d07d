package org.threadline.brand;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

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
 * What a brand offers with the apology for a late order. Nothing unless it says so.
 *
 * @param offers one for each currency in which customers pay; none when left out
 * @param mostOffers so many a customer is offered within some days, then the apology comes alone; 2 when left out
 * @param withinDays what was offered so many days ago still counts; 90 when left out
 * @param validDays how long an offer can be used; 90 when left out
 */
@Schema(name = "Delays", description = "What is offered with the apology for a late order")
public record Delays(
        @Size(max = 10) @Schema(description = "One for each currency; nothing is offered when left out")
        List<@NotNull @Valid Offer> offers,

        @Min(1) @Max(20) @Schema(description = "Offers a customer gets within withinDays", examples = "2")
        Integer mostOffers,

        @Min(1) @Max(730) @Schema(examples = "90") Integer withinDays,
        @Min(1) @Max(1100) @Schema(examples = "90") Integer validDays) {

    /**
     * What is offered for orders that were paid in a currency.
     *
     * @param monthlyBudget what may be offered in a month of the brand, all customers together
     * @param steps what for how late; the highest amount of those that fit a customer counts
     */
    @Schema(name = "DelayOffer")
    public record Offer(
            @NotNull @Pattern(regexp = "[A-Z]{3}", message = "must be three capital letters, such as USD") @Schema(examples = "USD")
            String currency,

            @NotNull @DecimalMin("0") @Digits(integer = 9, fraction = 2) @JsonFormat(shape = JsonFormat.Shape.STRING)
            @Schema(type = SchemaType.STRING, examples = "2000.00")
            BigDecimal monthlyBudget,

            @NotNull @Size(min = 1, max = 50) List<@NotNull @Valid Step> steps) {

        @JsonIgnore
        @AssertTrue(message = "currency must be one that one can pay with (ISO 4217)")
        public boolean isPayable() {
            return currency == null || Money.isPayable(currency);
        }

        /** What a customer is offered, unless nothing. */
        public Optional<Money> amount(String tier, long daysLate) {
            return steps.stream()
                    .filter(step -> step.fits(tier, daysLate))
                    .map(Step::amount)
                    .max(Comparator.naturalOrder())
                    .map(amount -> new Money(amount, currency));
        }

        public Money budget() {
            return new Money(monthlyBudget, currency);
        }
    }

    /**
     * @param tier whom it is for, in capital or small letters; null: everybody
     * @param daysLate from how many days after the promised one; 0: any delay
     */
    @Schema(name = "DelayStep")
    public record Step(
            @Size(max = 40) @Schema(nullable = true, description = "Everybody when left out", examples = "gold")
            String tier,

            @NotNull @Min(0) @Max(90) @Schema(description = "From how many days late, as the customer counts them", examples = "3")
            Integer daysLate,

            @NotNull @DecimalMin("0.01") @Digits(integer = 7, fraction = 2) @JsonFormat(shape = JsonFormat.Shape.STRING)
            @Schema(type = SchemaType.STRING, examples = "10.00")
            BigDecimal amount) {

        boolean fits(String customersTier, long late) {
            return late >= daysLate && (tier == null || tier.equalsIgnoreCase(customersTier));
        }
    }

    private static final int USUAL_MOST = 2;
    private static final int USUAL_DAYS = 90;

    public static final Delays USUAL = new Delays(null, null, null, null);

    public Delays {
        offers = offers == null ? List.of() : offers;
        mostOffers = mostOffers == null ? Integer.valueOf(USUAL_MOST) : mostOffers;
        withinDays = withinDays == null ? Integer.valueOf(USUAL_DAYS) : withinDays;
        validDays = validDays == null ? Integer.valueOf(USUAL_DAYS) : validDays;
    }

    @JsonIgnore
    @AssertTrue(message = "offers must be one for each currency") public boolean isOneForEachCurrency() {
        return offers.stream().map(Offer::currency).distinct().count() == offers.size();
    }

    /**
     * The offer in the currency of an order.
     *
     * @param currency null when nobody has told: then the first
     */
    public Optional<Offer> in(String currency) {
        return offers.stream()
                .filter(offer -> currency == null || offer.currency().equals(currency))
                .findFirst();
    }

    /** Whether anything is ever offered. */
    @JsonIgnore
    public boolean isOn() {
        return !offers.isEmpty();
    }

    /** For how long what was offered counts. */
    public Duration memory() {
        return Duration.ofDays(withinDays);
    }

    /** How long an offer can be used. */
    public Duration validity() {
        return Duration.ofDays(validDays);
    }
}
