package org.threadline.outbound.look;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.threadline.message.Status;
import org.threadline.outbound.CarrierRecords.Entry;
import org.threadline.outbound.look.Comparison.Finding;
import org.threadline.outbound.look.Comparison.Ours;
import org.threadline.value.PhoneNumber;

import static org.assertj.core.api.Assertions.assertThat;

/** In doubt nothing is said to be sent, and nothing not to be. */
class ComparisonTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Finding NOTHING = new Finding.Nothing();
    private static final Finding UNCLEAR = new Finding.Unclear();

    @Test
    void theSameWordsSinceTheSendBeganAreIt() {
        Ours text = unknown("Hello", 0);
        Entry entry = entry("SM1", "Hello", 2);

        assertThat(compare(List.of(text), entry)).containsExactly(Map.entry(text.id(), new Finding.Found(entry)));
    }

    @Test
    void whatTheCarrierTookBeforeTheSendBeganIsNotIt() {
        Ours text = unknown("Hello", 0);

        assertThat(compare(List.of(text), entry("SM1", "Hello", -120))).containsEntry(text.id(), NOTHING);
    }

    @Test
    void clocksThatDifferByAMinuteDoNotHideIt() {
        Ours text = unknown("Hello", 0);

        assertThat(compare(List.of(text), entry("SM1", "Hello", -50)).get(text.id()))
                .isInstanceOf(Finding.Found.class);
    }

    @Test
    void anEmptyListHasNothing() {
        Ours text = unknown("Hello", 0);

        assertThat(compare(List.of(text))).containsEntry(text.id(), NOTHING);
    }

    @Test
    void otherWordsOfTheSameMomentLeaveItOpen() {
        Ours text = unknown("It\u2019s here", 0);

        assertThat(compare(List.of(text), entry("SM1", "It's here", 1))).containsEntry(text.id(), UNCLEAR);
    }

    @Test
    void otherWordsOfAnotherTimeAreAnotherText() {
        Ours text = unknown("It\u2019s here", 0);

        assertThat(compare(List.of(text), entry("SM1", "Bye", 600), entry("SM2", "Bye", -600)))
                .containsEntry(text.id(), NOTHING);
    }

    @Test
    void anotherTextOfOursDoesNotLeaveItOpen() {
        Ours first = unknown("one", 0);
        Ours second = unknown("two", 5);
        Entry entry = entry("SM2", "two", 6);

        assertThat(compare(List.of(first, second), entry))
                .containsEntry(first.id(), NOTHING)
                .containsEntry(second.id(), new Finding.Found(entry));
    }

    @Test
    void twoEqualOnesOfWhichTheCarrierHasTwoWereBothSent() {
        Ours first = unknown("Hello", 0);
        Ours second = unknown("Hello", 90);
        Entry early = entry("SM1", "Hello", 1);
        Entry late = entry("SM2", "Hello", 91);

        assertThat(compare(List.of(second, first), late, early))
                .containsEntry(first.id(), new Finding.Found(early))
                .containsEntry(second.id(), new Finding.Found(late));
    }

    @Test
    void twoEqualOnesOfWhichTheCarrierHasOneAreBothOpen() {
        List<Ours> equal = List.of(unknown("Hello", 0), unknown("Hello", 5));

        assertThat(compare(equal, entry("SM1", "Hello", 6)).values()).containsExactly(UNCLEAR, UNCLEAR);
    }

    @Test
    void oneOfWhichTheCarrierHasTwoIsOpen() {
        Ours text = unknown("Hello", 0);

        assertThat(compare(List.of(text), entry("SM1", "Hello", 1), entry("SM2", "Hello", 2)))
                .containsEntry(text.id(), UNCLEAR);
    }

    @Test
    void anEqualOneThatIsStillUnderWayLeavesItOpen() {
        Ours text = unknown("Hello", 0);
        Ours underWay = new Ours(UUID.randomUUID(), "Hello", NOON.plusSeconds(30), true);

        assertThat(compare(List.of(text, underWay), entry("SM1", "Hello", 31)))
                .containsExactly(Map.entry(text.id(), UNCLEAR));
    }

    @Test
    void manyEqualOnesArePairedInOrder() {
        List<Ours> ours =
                IntStream.range(0, 20).mapToObj(i -> unknown("Hello", i * 100)).toList();
        Entry[] entries = IntStream.range(0, 20)
                .mapToObj(i -> entry("SM" + i, "Hello", i * 100 + 1))
                .toArray(Entry[]::new);

        Map<UUID, Finding> findings = compare(ours.reversed(), entries);

        assertThat(ours)
                .allSatisfy(text ->
                        assertThat(findings.get(text.id())).isEqualTo(new Finding.Found(entries[ours.indexOf(text)])));
    }

    private static Map<UUID, Finding> compare(List<Ours> ours, Entry... entries) {
        return Comparison.of(ours, List.of(entries));
    }

    private static Ours unknown(String body, int second) {
        return new Ours(UUID.randomUUID(), body, NOON.plusSeconds(second), false);
    }

    private static Entry entry(String id, String body, int second) {
        return new Entry(
                id,
                new PhoneNumber("+13035550100"),
                null,
                body,
                NOON.plusSeconds(second),
                Status.DELIVERED,
                null,
                1,
                null);
    }
}
