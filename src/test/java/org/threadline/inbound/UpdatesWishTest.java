package org.threadline.inbound;

import java.util.Locale;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.threadline.value.Updates;
import org.threadline.wording.Phrases;

import static org.assertj.core.api.Assertions.assertThat;

class UpdatesWishTest {

    static Stream<String> languages() {
        return Phrases.LANGUAGES.stream();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void theWordThatWeNameIsUnderstood(String language) {
        assertThat(UpdatesWish.in(Phrases.FEWER.in(Locale.of(language)))).contains(Updates.DELIVERY_DAY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MORE", "more!", "M\u00e1s", "mas", "Plus", "mehr"})
    void soIsItsContrary(String text) {
        assertThat(UpdatesWish.in(text)).contains(Updates.EVERY_STEP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"menos mal", "plus tard", "mehr bitte", "more or less", ""})
    void whatIsNotTheWholeTextIsNoWish(String text) {
        assertThat(UpdatesWish.in(text)).isEmpty();
    }
}
