package org.threadline.outbound.queue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.threadline.consent.Purpose;
import org.threadline.outbound.Candidate;
import org.threadline.value.Kind;
import org.threadline.value.Kind.Lane;
import org.threadline.value.PhoneNumber;

import static org.assertj.core.api.Assertions.assertThat;

class TurnsTest {

    private static final PhoneNumber NUMBER = PhoneNumber.of("+12025550142");

    @Test
    void higherLanesGoFirst() {
        List<Lane> order =
                order(0, List.of(waiting(Kind.CART_REMINDER, 1), waiting(Kind.ACK, 1), waiting(Kind.AGENT, 1)));

        assertThat(order).containsExactly(Lane.ACKNOWLEDGEMENT, Lane.AGENT, Lane.MARKETING);
    }

    @Test
    void aLongQueueAboveLeavesOneTurnInTenToTheLowest() {
        List<Lane> order = order(0, List.of(waiting(Kind.ORDER_UPDATE, 50), waiting(Kind.CART_REMINDER, 50)));

        assertThat(order.subList(0, 50)).filteredOn(Lane.MARKETING::equals).hasSize(5);
    }

    @Test
    void theCountGoesOnFromOneClaimToTheNext() {
        var marketing = 0;
        int passedOver = 0;
        for (int claim = 0; claim < 20; claim++) {
            var turns =
                    new Turns(all(List.of(waiting(Kind.ORDER_UPDATE, 3), waiting(Kind.CART_REMINDER, 3))), passedOver);
            for (int i = 0; i < 2; i++) {
                marketing += turns.next().lane() == Lane.MARKETING ? 1 : 0;
            }
            passedOver = turns.passedOver();
        }

        assertThat(marketing).isEqualTo(4);
    }

    @Test
    void marketingNeverGoesBeforeAnAgent() {
        List<Lane> order =
                order(9, List.of(waiting(Kind.CART_REMINDER, 10), waiting(Kind.AGENT, 30), waiting(Kind.ACK, 5)));

        assertThat(order.lastIndexOf(Lane.AGENT)).isLessThan(order.indexOf(Lane.MARKETING));
    }

    private static List<Lane> order(int passedOver, List<List<DueText>> waiting) {
        var turns = new Turns(all(waiting), passedOver);
        var order = new ArrayList<Lane>();
        while (!turns.areOver()) {
            order.add(turns.next().lane());
        }
        return order;
    }

    private static List<DueText> all(List<List<DueText>> waiting) {
        return waiting.stream().flatMap(List::stream).toList();
    }

    private static List<DueText> waiting(Kind kind, int count) {
        return IntStream.range(0, count).mapToObj(i -> text(kind, i)).toList();
    }

    private static DueText text(Kind kind, int age) {
        var candidate = new Candidate(
                UUID.randomUUID(),
                "acme",
                UUID.randomUUID(),
                NUMBER,
                null,
                NUMBER,
                null,
                kind,
                Purpose.SUPPORT,
                null,
                null,
                1,
                Instant.EPOCH.plusSeconds(age),
                null);
        return new DueText(candidate, "Hello", List.of(), null, null);
    }
}
