package org.threadline.inbound;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.threadline.value.PhoneNumber;

import static org.assertj.core.api.Assertions.assertThat;

class InboundTextTest {

    @ParameterizedTest
    @CsvSource({
        "STOP, , STOP",
        "STOP, STOP, STOP",
        "ARRET, STOP, STOP",
        "REJOINDRE, START, START",
        "AIDE, HELP, HELP",
        "YES, HELP, HELP",
        "STOP, START, STOP",
        "Opt out, HELP, STOP",
        "ARRET, ,",
        "Hello, ,",
    })
    void theCarrierMayKnowMoreWordsAndOurStopIsOneAllTheSame(String body, Keyword carriers, Keyword keyword) {
        var text = new InboundText(
                "SM1",
                null,
                PhoneNumber.of("+12025550142"),
                PhoneNumber.of("+13035550100"),
                body,
                List.of(),
                carriers,
                null);

        assertThat(text.keyword().orElse(null)).isEqualTo(keyword);
    }
}
