package org.threadline.message;

import java.math.BigDecimal;
import java.math.RoundingMode;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonFormat;

/**
 * What the carrier has charged for a message. Finer than money that is paid with: a segment costs less than a cent.
 *
 * @param currency ISO 4217
 */
@Embeddable
@Schema(name = "Price")
public record Price(
        @Column(name = "price_amount")
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        @Schema(examples = "0.0079", type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING)
        BigDecimal amount,

        @Column(name = "price_currency") @Schema(examples = "USD")
        String currency) {

    /** The column's. */
    private static final int DECIMALS = 5;

    public Price {
        if (amount == null || currency == null) {
            throw new IllegalArgumentException("a price needs an amount and a currency");
        }
        BigDecimal exact = amount.setScale(DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros();
        amount = exact.scale() < 2 ? exact.setScale(2, RoundingMode.UNNECESSARY) : exact;
    }
}
