package org.threadline.outbound.look;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.threadline.outbound.CarrierRecords.Entry;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

/**
 * One customer's texts without an outcome, laid beside what the carrier has for that phone and no message of ours
 * carries. In doubt it says so: a wrong "not sent" would make somebody send it twice.
 */
final class Comparison {

    /** Clocks differ, and the carrier's has no fractions. */
    static final Duration SKEW = Duration.ofMinutes(1);

    /** Longer than a request can be under way. */
    private static final Duration UNDER_WAY = Duration.ofMinutes(2);

    /**
     * A text of ours that has no id of the carrier yet.
     *
     * @param startedAt not later than its request began
     * @param underWay true while somebody still waits for the carrier's answer
     */
    record Ours(UUID id, String body, Instant startedAt, boolean underWay) {}

    /** What the carrier's list says of one text. */
    sealed interface Finding {

        /** This is it. */
        record Found(Entry entry) implements Finding {}

        /** The carrier has nothing that could be it. */
        record Nothing() implements Finding {}

        /** The carrier has something that may be it, or may be another. */
        record Unclear() implements Finding {}
    }

    private final Map<String, List<Entry>> byBody;
    private final List<Entry> strange;

    private Comparison(List<Ours> ours, List<Entry> unclaimed) {
        Set<String> bodies = ours.stream().map(Ours::body).collect(toSet());
        this.byBody = unclaimed.stream().collect(groupingBy(Entry::body));
        this.strange = unclaimed.stream()
                .filter(entry -> !bodies.contains(entry.body()))
                .toList();
    }

    /** A finding for each of these texts that is not under way. */
    static Map<UUID, Finding> of(List<Ours> ours, List<Entry> unclaimed) {
        var comparison = new Comparison(ours, unclaimed);
        var findings = new HashMap<UUID, Finding>();
        ours.stream()
                .collect(groupingBy(Ours::body))
                .forEach((body, equal) -> findings.putAll(comparison.ofEqual(body, equal)));
        return findings;
    }

    private Map<UUID, Finding> ofEqual(String body, List<Ours> equal) {
        List<Ours> inOrder =
                equal.stream().sorted(Comparator.comparing(Ours::startedAt)).toList();
        List<Entry> like = new ArrayList<>(byBody.getOrDefault(body, List.of()).stream()
                .filter(entry -> !isBefore(entry, inOrder.getFirst()))
                .sorted(Comparator.comparing(Entry::createdAt))
                .toList());
        boolean settled = equal.stream().noneMatch(Ours::underWay);
        boolean pairs = settled && like.size() == inOrder.size() && pair(inOrder, like);

        var findings = new HashMap<UUID, Finding>();
        for (int i = 0; i < inOrder.size(); i++) {
            Ours text = inOrder.get(i);
            if (!text.underWay()) {
                findings.put(
                        text.id(),
                        pairs ? new Finding.Found(like.get(i)) : like.isEmpty() ? unlessStrange(text) : unclear());
            }
        }
        return findings;
    }

    /** As many of ours as the carrier has: whichever is which, all were sent. */
    private static boolean pair(List<Ours> ours, List<Entry> entries) {
        for (int i = 0; i < ours.size(); i++) {
            if (isBefore(entries.get(i), ours.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** A carrier may replace characters, or the text may have been taken out since: then the words do not match. */
    private Finding unlessStrange(Ours text) {
        return strange.stream()
                        .anyMatch(entry -> !isBefore(entry, text)
                                && !entry.createdAt().isAfter(text.startedAt().plus(UNDER_WAY)))
                ? unclear()
                : new Finding.Nothing();
    }

    private static Finding unclear() {
        return new Finding.Unclear();
    }

    private static boolean isBefore(Entry entry, Ours text) {
        return entry.createdAt().isBefore(text.startedAt().minus(SKEW));
    }
}
