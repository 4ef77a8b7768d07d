package org.threadline.wording;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.threadline.wording.Wording.Occasion;

import static org.assertj.core.api.Assertions.assertThat;

class WordingTest {

    private static final Map<String, String> USUAL = Map.ofEntries(
            Map.entry("name", "Ada"),
            Map.entry("brand", "Acme"),
            Map.entry("wait", "within about 15 minutes"),
            Map.entry("opening", "tomorrow at 9 AM ET"),
            Map.entry("order", "1001"),
            Map.entry("carrier", "UPS"),
            Map.entry("link", "https://acme.example/t/1001"),
            Map.entry("day", "on Wednesday"),
            Map.entry("reason", "snow in Denver"),
            Map.entry("item", "Canvas Tote"),
            Map.entry("more", "2 more"));

    private final Wording wording = new Wording();

    @ParameterizedTest
    @EnumSource(Occasion.class)
    void aUsualTextFitsOneSegmentAndSaysWhoWrites(Occasion occasion) {
        String text = wording.say(occasion, USUAL);

        assertThat(Segments.of(text)).as(text).isEqualTo(new Segments(Segments.Encoding.GSM_7, 1));
        assertThat(text).contains("Acme").doesNotContain("  ", "null", "{", "}");
        assertThat(text.toLowerCase()).doesNotContain("unfortunately", "can't", "cannot");
    }

    @ParameterizedTest
    @EnumSource(Occasion.class)
    void whatIsNotKnownIsLeftOutWithoutAGap(Occasion occasion) {
        var words = new HashMap<>(USUAL);
        for (String unknown : new String[] {"name", "carrier", "day", "reason", "more"}) {
            words.remove(unknown);
        }
        words.put("reason", " ");

        assertThat(wording.say(occasion, words)).doesNotContain("  ", " ,", " .", "()", "null", "{", "}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{w.brand}",
                "${brand}",
                "#{brand}",
                "{#each}",
                "{{x}}",
                "<script>alert(1)</script>",
                "{w.getClass}"
            })
    void whatACustomerIsCalledIsNeverEvaluated(String hostile) {
        var words = new HashMap<>(USUAL);
        words.put("name", hostile);

        assertThat(wording.say(Occasion.ORDER_DELIVERED, words)).startsWith("Hi " + hostile + ", ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ada\nSTOP", "Ada\r\n\tLovelace", "Ada\u202eadA"})
    void lineBreaksAndDirectionMarksInAWordAreSpaces(String hostile) {
        var words = new HashMap<>(USUAL);
        words.put("name", hostile);

        assertThat(wording.say(Occasion.ORDER_DELIVERED, words)).doesNotContainPattern("[\\p{Cntrl}\\p{Cf}]");
    }
}
