package org.threadline.faults;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The checks themselves: each finds what it is for in a history made by hand, and nothing in a clean one. */
class ChecksTest {

    private static final TextCheck.Posted ANSWERED = new TextCheck.Posted("SM1", "+1", "a", true);
    private static final TextCheck.Posted UNANSWERED = new TextCheck.Posted("SM2", "+2", "b", false);
    private static final TextCheck.Stored STORED = new TextCheck.Stored("SM1", "+1", "a");

    @Test
    void eachTextOnceIsClean() {
        assertThat(TextCheck.of(List.of(ANSWERED, UNANSWERED), List.of(STORED)).isClean())
                .isTrue();
    }

    @Test
    void aTextStoredWithoutAnAnswerIsClean() {
        var kept = new TextCheck.Stored("SM2", "+2", "b");

        assertThat(TextCheck.of(List.of(ANSWERED, UNANSWERED), List.of(STORED, kept))
                        .isClean())
                .isTrue();
    }

    @Test
    void aTextAnsweredAndNotStoredIsLost() {
        assertThat(TextCheck.of(List.of(ANSWERED), List.of()).lost()).containsExactly("SM1");
    }

    @Test
    void aTextStoredTwiceIsDouble() {
        assertThat(TextCheck.of(List.of(ANSWERED), List.of(STORED, STORED)).doubled())
                .containsExactly("SM1");
    }

    @ParameterizedTest
    @CsvSource({"SM9, +1, a", "SM1, +9, a", "SM1, +1, z"})
    void aTextThatNobodyPostedLikeThisIsAPhantom(String id, String from, String body) {
        var odd = new TextCheck.Stored(id, from, body);

        assertThat(TextCheck.of(List.of(ANSWERED), List.of(STORED, odd)).phantom())
                .containsExactly(id);
    }

    @Test
    void anEventDeliveredOnceIsSafeAndSettled() {
        EventCheck check = events(true, List.of(told("DELIVERED", "sent")), List.of("o"));

        assertThat(check.isSafe()).isTrue();
        assertThat(check.isSettled(false)).isTrue();
    }

    @Test
    void anEventThatTheBrokerHasAndNobodyToldIsLost() {
        assertThat(events(true, List.of(), List.of()).lost()).containsExactly("o");
        assertThat(events(false, List.of(), List.of()).lost()).isEmpty();
    }

    @Test
    void twoTextsOfOneEventAreFound() {
        var one = told("DELIVERED", "sent");

        assertThat(events(true, List.of(one, one), List.of("o")).doubled()).containsExactly("o");
    }

    @Test
    void twoSendsOfOneTextAreFound() {
        EventCheck check = events(true, List.of(told("DELIVERED", "sent")), List.of("o", "o"));

        assertThat(check.sentTwice()).containsExactly("o");
        assertThat(check.isSafe()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"QUEUED, due", "SENDING, sent", "CANCELED, ''"})
    void whatHasNoEndOrNoReasonIsNotSettled(String status, String decision) {
        assertThat(events(true, List.of(told(status, decision)), List.of("o")).isSettled(true))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UNKNOWN", "ACCEPTED", "SENT"})
    void whatWasNeverHeardOfIsAnEndOnlyWhereThatIsSaid(String status) {
        EventCheck check = events(true, List.of(told(status, "a reason")), List.of("o"));

        assertThat(check.isSettled(true)).isTrue();
        assertThat(check.isSettled(false)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"FAILED, true", "CANCELED, true", "DELIVERED, false", "SENT, false"})
    void whatTheCarrierContradictsIsUntrue(String status, boolean accepted) {
        List<String> ledger = accepted ? List.of("o") : List.of();

        assertThat(events(true, List.of(told(status, "a reason")), ledger).untrue())
                .containsExactly("o");
    }

    @Test
    void oneThreadWithAllTextsIsClean() {
        assertThat(ThreadCheck.of(Set.of("+1"), 2, List.of(new ThreadCheck.Open("+1", 2)))
                        .isClean())
                .isTrue();
    }

    @Test
    void noThreadSeveralAndHalfOnesAreFound() {
        var half = new ThreadCheck.Open("+2", 1);

        ThreadCheck check = ThreadCheck.of(Set.of("+1", "+2"), 2, List.of(half, half));

        assertThat(check.without()).containsExactly("+1");
        assertThat(check.several()).containsExactly("+2");
        assertThat(check.incomplete()).containsExactly("+2", "+2");
    }

    @Test
    void onlyARequestAfterTheAnswerIsAfterStop() {
        Instant stop = Instant.parse("2026-01-01T00:00:00Z");
        var before = new SimulatedCarrier.Accepted("+1", "news", stop.minusMillis(1));
        var after = new SimulatedCarrier.Accepted("+1", "news", stop.plusMillis(1));
        var confirmation = new SimulatedCarrier.Accepted("+1", "bye", stop.plusMillis(2));

        StopCheck check = StopCheck.of(
                Map.of("+1", stop),
                List.of(before, after, confirmation),
                text -> text.body().equals("bye"));

        assertThat(check.afterStop()).hasSize(1);
        assertThat(check.before()).isEqualTo(1);
    }

    @Test
    void poisonOnceWithAReasonIsClean() {
        assertThat(PoisonCheck.of(Set.of("+12"), List.of(letter("+12", "unknown type")), List.of("Ada"))
                        .isClean(false))
                .isTrue();
    }

    @Test
    void poisonMissingRepeatedWrongUnexplainedAndTalkativeIsFound() {
        PoisonCheck check = PoisonCheck.of(
                Set.of("+11", "+12", "+13"),
                List.of(
                        letter("+12", "unknown type"),
                        letter("+12", ""),
                        letter("+19", "dear Ada"),
                        letter("+13", "no customer 13")),
                List.of("Ada"));

        assertThat(check.missing()).containsExactly("+11");
        assertThat(check.repeated()).containsExactly("+12");
        assertThat(check.wrong()).containsExactly("+19");
        assertThat(check.unexplained()).containsExactly("+12");
        assertThat(check.talkative()).containsExactlyInAnyOrder("+19", "+13");
        assertThat(check.isClean(true)).isFalse();
    }

    private static EventCheck events(boolean acknowledged, List<EventCheck.Told> told, List<String> accepted) {
        return EventCheck.of(List.of(new EventCheck.Published("o", acknowledged)), told, accepted);
    }

    private static EventCheck.Told told(String status, String decision) {
        return new EventCheck.Told("o", status, decision);
    }

    private static PoisonCheck.Letter letter(String key, String reason) {
        return new PoisonCheck.Letter(key, Map.of("dead-letter-reason", reason));
    }

    @Test
    void whatAgentsWereToldIsHeldAgainstWhatTheCarrierHas() {
        assertThat(DeskCheck.of(List.of("a", "b"), List.of("c"), List.of("b", "a"))
                        .isClean())
                .isTrue();
        assertThat(DeskCheck.of(List.of("a"), List.of(), List.of()).lost()).containsExactly("a");
        assertThat(DeskCheck.of(List.of("a"), List.of(), List.of("a", "a")).twice())
                .containsExactly("a");
        assertThat(DeskCheck.of(List.of(), List.of("c"), List.of("c")).phantom())
                .containsExactly("c");
    }
}
