package org.threadline.wording;

import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.threadline.wording.Segments.Encoding.GSM_7;
import static org.threadline.wording.Segments.Encoding.UCS_2;

class SegmentsTest {

    static Stream<Arguments> texts() {
        String emoji = "\uD83D\uDE00";
        return Stream.of(
                arguments("", GSM_7, 1),
                arguments("a".repeat(160), GSM_7, 1),
                arguments("a".repeat(161), GSM_7, 2),
                arguments("a".repeat(306), GSM_7, 2),
                arguments("a".repeat(307), GSM_7, 3),
                arguments("\u20ac".repeat(80), GSM_7, 1),
                arguments("\u20ac".repeat(81), GSM_7, 2),
                // An escape and its character stay together: 152 + 2 do not fit into one part of 153.
                arguments("a".repeat(152) + "{" + "a".repeat(152), GSM_7, 3),
                arguments("\u2019" + "a".repeat(69), UCS_2, 1),
                arguments("\u2019" + "a".repeat(70), UCS_2, 2),
                arguments(emoji.repeat(35), UCS_2, 1),
                arguments(emoji.repeat(36), UCS_2, 2),
                // A pair of surrogates stays together: 66 + 2 do not fit into one part of 67.
                arguments("\u2019" + "a".repeat(65) + emoji + "a".repeat(66), UCS_2, 3));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void aTextIsCutAsCarriersCutIt(String text, Segments.Encoding encoding, int count) {
        assertThat(Segments.of(text)).isEqualTo(new Segments(encoding, count));
    }
}
