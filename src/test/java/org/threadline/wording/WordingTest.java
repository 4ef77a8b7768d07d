package org.threadline.wording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The texts that Threadline brings along. */
class WordingTest {

    @ParameterizedTest
    @EnumSource(Occasion.class)
    void aUsualTextFitsOneSegmentAndSaysWhoWrites(Occasion occasion) {
        String text = say(occasion, usual(occasion));

        assertThat(Segments.of(text)).as(text).isEqualTo(new Segments(Segments.Encoding.GSM_7, 1));
        assertThat(text).contains("Acme").doesNotContain("  ", "null", "{", "}");
        assertThat(text.toLowerCase()).doesNotContain("unfortunately", "can't", "cannot");
    }

    @ParameterizedTest
    @EnumSource(Occasion.class)
    void whatIsNotKnownIsLeftOutWithoutAGap(Occasion occasion) {
        Map<String, String> words = usual(occasion);
        occasion.variables().stream()
                .filter(variable -> !variable.always())
                .forEach(unknown -> words.remove(unknown.name()));

        assertThat(say(occasion, words)).doesNotContain("  ", " ,", " .", "()", "null", "{", "}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{brand}",
                "${brand}",
                "#{brand}",
                "{#each}",
                "{{x}}",
                "<script>alert(1)</script>",
                "{brand.getClass}"
            })
    void whatACustomerIsCalledIsNeverEvaluated(String hostile) {
        Map<String, String> words = usual(Occasion.ORDER_DELIVERED);
        words.put("name", hostile);

        assertThat(say(Occasion.ORDER_DELIVERED, words)).startsWith("Hi " + hostile + ", ");
    }

    @ParameterizedTest
    @EnumSource(Occasion.class)
    void everyTemplateStandsInTheDocumentWithItsOwnWords(Occasion occasion) throws IOException {
        String row = Files.readAllLines(Path.of("docs/wording.md")).stream()
                .filter(line -> line.startsWith("| `") && line.split("\\|")[1].contains("`" + occasion.key() + "`"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("docs/wording.md has no row for " + occasion.key()));

        assertThat(occasion.variables().stream()
                        .map(Variable::name)
                        .filter(name -> !name.equals("name") && !name.equals("brand")))
                .allSatisfy(name -> assertThat(row.split("\\|")[3]).contains("`" + name + "`"));
    }

    private static Map<String, String> usual(Occasion occasion) {
        return occasion.variables().stream()
                .collect(Collectors.toMap(
                        Variable::name,
                        variable -> variable.sample().in(Locale.ENGLISH),
                        (one, other) -> one,
                        HashMap::new));
    }

    private static String say(Occasion occasion, Map<String, String> words) {
        return BuiltInTexts.of(occasion).text().say(words).orElseThrow();
    }
}
