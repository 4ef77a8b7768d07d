package org.threadline.inbound;

import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class KeywordTest {

    @ParameterizedTest
    @CsvSource({
        "STOP, STOP",
        "STOPALL, STOP",
        "STOP ALL, STOP",
        "UNSUBSCRIBE, STOP",
        "CANCEL, STOP",
        "END, STOP",
        "QUIT, STOP",
        "REVOKE, STOP",
        "OPTOUT, STOP",
        "OPT OUT, STOP",
        "OPT-OUT, STOP",
        "START, START",
        "YES, START",
        "UNSTOP, START",
        "HELP, HELP",
        "INFO, HELP"
    })
    void eachWordIsHeardInAnyCase(String word, Keyword keyword) {
        assertThat(Keyword.of(word)).contains(keyword);
        assertThat(Keyword.of(word.toLowerCase(Locale.ROOT))).contains(keyword);
        assertThat(Keyword.of(word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT)))
                .contains(keyword);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "STOP",
                "STOPALL",
                "UNSUBSCRIBE",
                "CANCEL",
                "END",
                "QUIT",
                "REVOKE",
                "OPTOUT",
                "OPT OUT",
                "START",
                "YES",
                "UNSTOP",
                "HELP",
                "INFO"
            })
    void eachWordCountsOnlyWhenItIsTheWholeText(String word) {
        assertThat(Stream.of("please %s", "%s please", "%s now, thank you", "I said: %s", "x%s", "%sx", "%s?", "%s 1")
                        .map(text -> text.formatted(word)))
                .allSatisfy(text -> assertThat(Keyword.of(text)).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " stop ",
                "\nStop\r\n",
                "Stop.",
                "STOP!!!",
                "stop . ",
                "\"STOP\"",
                "'stop'",
                "\"STOP.\"",
                "\u201cSTOP\u201d",
                "\u2018Stop\u2019.",
                "\u00a0STOP\u00a0",
                "\u200bSTOP\ufeff",
                "opt  out",
                "Opt\u2011Out",
                "opt - out",
                "OPT_OUT",
                "*STOP*",
                "(stop)",
                "-stop-",
                "STOP,",
                "STOP\u2026",
                "\u00a1STOP!",
                "\u2003stop\u3000",
                "STOP \uD83D\uDED1",
                "stop \uD83D\uDE21\uD83D\uDE21\uD83D\uDE21",
                "\u270B\uD83C\uDFFD STOP",
                "Stop \u2764\uFE0F",
                "\uFF33\uFF34\uFF2F\uFF30",
                "\uD835\uDDE6\uD835\uDDE7\uD835\uDDE2\uD835\uDDE3"
            })
    void whatStandsAroundTheWordDoesNotCount(String text) {
        assertThat(Keyword.of(text)).contains(Keyword.STOP);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "STOP PLEASE",
                "we must STOP this",
                "please stop",
                "stop it",
                "stop stop",
                "STOP?",
                "nonstop",
                "stopped",
                "cancel my order",
                "the end",
                "quit it",
                "yes please",
                "yes, the blue one",
                "help me",
                "info?",
                "start again",
                "opt",
                "S T O P",
                "STOP\uD83D\uDED1STOP",
                "STOP 2",
                "",
                " ",
                ".",
                "\"\"",
                "\uD83D\uDED1",
                "ST\u00d6P"
            })
    void whatIsMoreThanTheWordIsNoKeyword(String text) {
        assertThat(Keyword.of(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"STOP", " stop\n", "OptOut", "yes", "INFO"})
    void theBareWordIsHeardByCarriersToo(String text) {
        assertThat(Keyword.isPlain(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Stop.",
                "\"STOP\"",
                "opt out",
                "STOP ALL",
                "STOP \uD83D\uDED1",
                "\uFF33\uFF34\uFF2F\uFF30",
                "Hello"
            })
    void whatCarriersDoNotHearIsLeftToUs(String text) {
        assertThat(Keyword.isPlain(text)).isFalse();
    }

    @Test
    void theLanguageOfTheMachineDoesNotCount() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.of("tr"));
        try {
            assertThat(Keyword.of("unsubscribe")).contains(Keyword.STOP);
            assertThat(Keyword.of("info")).contains(Keyword.HELP);
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", ".", "\"", "! ", " \n", "a "})
    void aTextMadeToTireUsIsReadAtOnce(String part) {
        String text = "x" + part.repeat(60_000 / part.length()) + "x";

        assertTimeoutPreemptively(
                Duration.ofSeconds(5), () -> assertThat(Keyword.of(text)).isEmpty());
    }
}
