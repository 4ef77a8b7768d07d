package org.threadline.value;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PhoneNumberTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+12025550142",
                "+1 202 555 0142",
                "+1 (202) 555-0142",
                "(+1) 202-555-0142",
                "+1.202.555.0142",
                "+1\u00a0202\u2011555\u20110142",
                "  +12025550142\n",
                "\u202a+12025550142\u202c",
                "\uff0b\uff11\uff12\uff10\uff12\uff15\uff15\uff15\uff10\uff11\uff14\uff12"
            })
    void howeverItIsTypedItIsOneNumber(String typed) {
        assertThat(PhoneNumber.of(typed).e164()).isEqualTo("+12025550142");
    }

    @ParameterizedTest
    @CsvSource({"+44 20 7946 0018, +442079460018", "+49 (0)30 123456, +4930123456", "+33 1 70 18 99 00, +33170189900"})
    void numbersOfOtherCountriesAreNumbers(String typed, String e164) {
        assertThat(PhoneNumber.of(typed).e164()).isEqualTo(e164);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "+",
                "2025550142",
                "12345",
                "+1202555014",
                "+120255501423",
                "+5550142",
                "+15550142",
                "+9990000000",
                "+1800FLOWERS",
                "whatsapp:+12025550142",
                "tel:+12025550142",
                "call +12025550142",
                "+12025550142 ext. 5",
                "+12025550142;ext=5",
                "+1 202 555 0142 +1 202 555 0143",
                "+1202555014200000000000000000000000000000000"
            })
    void whatCannotBeTextedIsNoNumber(String typed) {
        assertThat(PhoneNumber.parse(typed)).isEmpty();
    }

    @Test
    void theRefusalDoesNotRepeatWhatWasTyped() {
        assertThatThrownBy(() -> PhoneNumber.of("2025550177"))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .doesNotContain("2025550177");
    }

    @ParameterizedTest
    @CsvSource({"12345, 12345", "' ACME ', ACME", "rcs:acme_agent, rcs:acme_agent", "+1 202 555 0142, +12025550142"})
    void whoeverTextsHasAName(String from, String value) {
        assertThat(PhoneNumber.ofSender(from).value()).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"+12025550142, true", "12345, false", "ACME, false", "whatsapp:+12025550142, false"})
    void onlyANumberCanBeAnswered(String from, boolean dialable) {
        assertThat(PhoneNumber.ofSender(from).isDialable()).isEqualTo(dialable);
    }

    @ParameterizedTest
    @CsvSource({"+12025550142, ...0142", "12345, ...2345", "123, ...123"})
    void asTextItShowsTheLastFourDigitsOnly(String from, String shown) {
        assertThat(PhoneNumber.ofSender(from)).hasToString(shown);
    }
}
