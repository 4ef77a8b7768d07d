package org.threadline.retention;

import java.math.BigDecimal;
import java.time.Instant;

import jakarta.persistence.Embeddable;

import org.threadline.value.Money;

/**
 * An order, as far as it is counted.
 *
 * @param at when it was placed, as the shop says
 * @param orderId null once the customer was erased
 */
@Embeddable
public record Sale(Instant at, String orderId, BigDecimal amount, String currency) {

    static Sale of(Purchase purchase) {
        return new Sale(
                purchase.time(),
                purchase.orderId(),
                purchase.total().amount(),
                purchase.total().currency());
    }

    public Money revenue() {
        return new Money(amount, currency);
    }
}
