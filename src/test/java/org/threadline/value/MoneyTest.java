package org.threadline.value;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class MoneyTest {

    @ParameterizedTest
    @CsvSource({"12.5, USD, 12.50", "12.345, USD, 12.35", "-12.345, EUR, -12.35", "1500.4, JPY, 1500", "1, KWD, 1.000"})
    void anAmountHasTheDecimalsOfItsCurrency(BigDecimal amount, String currency, BigDecimal kept) {
        assertThat(new Money(amount, currency).amount()).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource({
        "12.5, USD, '$12.50'",
        "1234567.5, USD, '$1,234,567.50'",
        "0, USD, '$0.00'",
        "-5, USD, '-$5.00'",
        "12.5, EUR, '\u20ac12.50'",
        "1500, JPY, '\u00a51,500'"
    })
    void itIsReadAsAPersonWritesIt(BigDecimal amount, String currency, String read) {
        assertThat(new Money(amount, currency).display(Locale.US)).isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"XXX", "XAU", "usd", "DOLLAR", "", "$"})
    void whatOneCannotPayWithIsNoCurrency(String currency) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Money(BigDecimal.ONE, currency))
                .withMessageContaining("currency");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1000000000", "-1000000000", "1e999999999", "1e-999999999", "1e-2147483647"})
    void anAmountBeyondReasonIsRefusedAtOnce(String amount) {
        assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThatIllegalArgumentException()
                        .isThrownBy(() -> new Money(new BigDecimal(amount), "USD"))
                        .withMessageContaining("amount"));
    }

    @Test
    void moneyNeedsBothHalves() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Money(null, "USD"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Money(BigDecimal.ONE, null));
        assertThat(Money.ofNullable(null, "USD")).isNull();
        assertThat(Money.ofNullable(BigDecimal.ONE, null)).isNull();
    }

    @Test
    void inJsonTheAmountIsAString() throws JsonProcessingException {
        var json = new ObjectMapper();

        String written = json.writeValueAsString(new Money(new BigDecimal("12.5"), "USD"));

        assertThat(written).isEqualTo("{\"amount\":\"12.50\",\"currency\":\"USD\"}");
        assertThat(json.readValue(written, Money.class)).isEqualTo(new Money(new BigDecimal("12.50"), "USD"));
    }
}
