package org.threadline.local.shop;

import java.math.BigDecimal;

record Money(String amount, String currency) {

    static Money ofCents(long cents) {
        return new Money(BigDecimal.valueOf(cents, 2).toPlainString(), "USD");
    }
}
