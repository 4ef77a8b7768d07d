package org.threadline.message;

import java.math.BigDecimal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PriceTest {

    @ParameterizedTest
    @CsvSource({
        "0.00790, 0.0079",
        "0.0079, 0.0079",
        "2, 2.00",
        "0, 0.00",
        "0.000004, 0.00",
        "0.015805, 0.01581",
        "1E+1, 10.00"
    })
    void theSamePriceIsWrittenTheSame(BigDecimal charged, String written) throws JsonProcessingException {
        var price = new Price(charged, "USD");

        assertThat(new ObjectMapper().writeValueAsString(price))
                .isEqualTo("{\"amount\":\"%s\",\"currency\":\"USD\"}".formatted(written));
    }

    @Test
    void halfAPriceIsNone() {
        assertThatThrownBy(() -> new Price(null, "USD")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Price(BigDecimal.ONE, null)).isInstanceOf(IllegalArgumentException.class);
    }
}
