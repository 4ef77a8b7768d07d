package org.threadline.value;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonFormat;

/** An amount in a currency (ISO 4217). In JSON the amount is a string: {@code {"amount":"12.50","currency":"USD"}}. */
@Schema(requiredProperties = {"amount", "currency"})
public record Money(
        @JsonFormat(shape = JsonFormat.Shape.STRING) @Schema(type = SchemaType.STRING, examples = "12.50")
        BigDecimal amount,

        @Schema(description = "ISO 4217", examples = "USD") String currency) {

    private static final int MOST_DECIMALS = 20;
    private static final BigDecimal LIMIT = new BigDecimal("1000000000");

    public Money {
        if (amount == null || currency == null) {
            throw new IllegalArgumentException("money needs an amount and a currency");
        }
        if (amount.abs().compareTo(LIMIT) >= 0) {
            throw new IllegalArgumentException("amount out of range");
        }
        // A number such as 1e-999999999 is short to write and would take all memory to round.
        if (amount.scale() > MOST_DECIMALS) {
            throw new IllegalArgumentException("amount has too many decimals");
        }
        amount = amount.setScale(decimals(currency), RoundingMode.HALF_UP);
    }

    private static int decimals(String currency) {
        try {
            int decimals = Currency.getInstance(currency).getDefaultFractionDigits();
            if (decimals >= 0) {
                return decimals;
            }
        } catch (IllegalArgumentException unknown) {
            // told below, together with gold and the like
        }
        throw new IllegalArgumentException("currency is none of ISO 4217 that one can pay with");
    }

    /** Whether it is a currency that one can pay with; gold and testing codes are none. */
    public static boolean isPayable(String currency) {
        return Currency.getAvailableCurrencies().stream()
                .anyMatch(each -> each.getCurrencyCode().equals(currency) && each.getDefaultFractionDigits() >= 0);
    }

    public static Money ofNullable(BigDecimal amount, String currency) {
        return amount == null || currency == null ? null : new Money(amount, currency);
    }

    /** As a person reads it: {@code $12.50}. */
    public String display(Locale locale) {
        return display(locale, amount.scale());
    }

    /** As a person says it: {@code $12.50}, but {@code $10}. */
    public String brief(Locale locale) {
        boolean whole = amount.stripTrailingZeros().scale() <= 0;
        return display(locale, whole ? 0 : amount.scale());
    }

    private String display(Locale locale, int decimals) {
        NumberFormat format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(Currency.getInstance(currency));
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(amount);
    }
}
