package org.threadline.brand;

import java.math.BigDecimal;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.threadline.value.Money;

import static org.assertj.core.api.Assertions.assertThat;

class DelaysTest {

    private static final Delays DELAYS = new Delays(
            List.of(
                    new Delays.Offer(
                            "USD",
                            new BigDecimal("100"),
                            List.of(
                                    new Delays.Step(null, 1, new BigDecimal("5")),
                                    new Delays.Step(null, 4, new BigDecimal("10")),
                                    new Delays.Step("gold", 0, new BigDecimal("8")),
                                    new Delays.Step("gold", 4, new BigDecimal("20")))),
                    new Delays.Offer(
                            "EUR", new BigDecimal("50"), List.of(new Delays.Step("gold", 2, new BigDecimal("7.50"))))),
            null,
            null,
            null);

    @ParameterizedTest
    @CsvSource({
        "USD,,0,",
        "USD,,1,5.00",
        "USD,,3,5.00",
        "USD,,4,10.00",
        "USD,,90,10.00",
        "USD,silver,4,10.00",
        "USD,gold,0,8.00",
        "USD,gold,3,8.00",
        "USD,Gold,4,20.00",
        "EUR,,9,",
        "EUR,gold,1,",
        "EUR,GOLD,2,7.50",
        "GBP,gold,9,",
        ",,1,5.00"
    })
    void theHighestOfWhatFitsCounts(String currency, String tier, long daysLate, BigDecimal amount) {
        var offered = DELAYS.in(currency).flatMap(offer -> offer.amount(tier, daysLate));

        assertThat(offered.map(Money::amount).orElse(null)).isEqualTo(amount);
    }

    @Test
    void nothingIsOfferedUnlessTheBrandSaysSo() {
        assertThat(Policies.USUAL.delays().isOn()).isFalse();
        assertThat(Policies.USUAL.delays().in(null)).isEmpty();
    }
}
