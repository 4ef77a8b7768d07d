package org.threadline.outbound.queue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

import org.threadline.value.Kind.Lane;

/**
 * Whose turn it is among the texts of one number: higher lanes first. So that lower lanes are not starved by a long
 * queue above them, the oldest text below gets one turn in ten. What a person has written never waits for that.
 */
final class Turns {

    private static final int MOST_PASSED_OVER = 9;
    private static final Comparator<DueText> AGENTS_THEN_OLDEST = Comparator.<DueText, Boolean>comparing(
                    text -> text.lane() != Lane.AGENT)
            .thenComparing(text -> text.candidate().createdAt());

    private final List<DueText> waiting;
    private int passedOver;

    /**
     * @param due may be sent; in the order of their time within a lane
     * @param passedOver how many have left since a lower lane that waited had its turn
     */
    Turns(List<DueText> due, int passedOver) {
        this.waiting = new ArrayList<>(due);
        this.waiting.sort(Comparator.comparing(DueText::lane));
        this.passedOver = passedOver;
    }

    boolean areOver() {
        return waiting.isEmpty();
    }

    DueText next() {
        Lane highest = waiting.getFirst().lane();
        Collection<DueText> below = waiting.stream()
                .filter(text -> text.lane() != highest)
                .collect(Collectors.toMap(DueText::lane, text -> text, (first, later) -> first))
                .values();
        if (below.isEmpty()) {
            passedOver = 0;
            return waiting.removeFirst();
        }
        if (passedOver < MOST_PASSED_OVER || highest == Lane.AGENT) {
            passedOver++;
            return waiting.removeFirst();
        }
        DueText owed = below.stream().min(AGENTS_THEN_OLDEST).orElseThrow();
        passedOver = owed.lane() == Lane.AGENT ? passedOver : 0;
        waiting.remove(owed);
        return owed;
    }

    int passedOver() {
        return passedOver;
    }
}
