package org.threadline.message;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ReasonsTest {

    @ParameterizedTest
    @CsvSource({
        "no-consent:MARKETING, agreed",
        "quiet-hours, night",
        "quiet-hours:no-end, never end",
        "refused:21211, refused",
        "sender-halted:carrier:30034, stands still",
    })
    void aReasonIsToldInItsMostExactWords(String reason, String words) {
        assertThat(Reasons.explain(reason)).contains(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "made-up", "made-up:too"})
    void whatIsNotKnownIsNotExplained(String reason) {
        assertThat(Reasons.explain(reason)).isNull();
    }

    @Test
    void whatIsNotDecidedNeedsNoWords() {
        assertThat(Reasons.explain(null)).isNull();
    }

    @Test
    void everyReasonStandsInTheDocument() throws IOException {
        String document = Files.readString(Path.of("docs/sending.md"));

        assertThat(Reasons.known()).allSatisfy(reason -> assertThat(document).contains("`" + reason));
    }
}
