package org.threadline.faults;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Texts that were posted against texts that are stored.
 *
 * @param lost answered 2xx, and not there
 * @param doubled there more than once
 * @param phantom there, but nobody posted it like this
 */
record TextCheck(List<String> lost, List<String> doubled, List<String> phantom) {

    /** @param answered whether any of its deliveries was answered 2xx */
    record Posted(String id, String from, String body, boolean answered) {}

    record Stored(String id, String from, String body) {}

    static TextCheck of(Collection<Posted> posted, Collection<Stored> stored) {
        Map<String, Posted> known = new HashMap<>();
        posted.forEach(text -> known.put(text.id(), text));
        Set<String> seen = new HashSet<>();
        List<String> doubled = stored.stream()
                .map(Stored::id)
                .filter(id -> !seen.add(id))
                .distinct()
                .toList();
        List<String> phantom = stored.stream()
                .filter(text -> !isAsPosted(text, known.get(text.id())))
                .map(Stored::id)
                .toList();
        List<String> lost = posted.stream()
                .filter(text -> text.answered() && !seen.contains(text.id()))
                .map(Posted::id)
                .toList();
        return new TextCheck(lost, doubled, phantom);
    }

    private static boolean isAsPosted(Stored text, Posted posted) {
        return posted != null
                && posted.from().equals(text.from())
                && posted.body().equals(text.body());
    }

    /** For a report: lost, double, phantom. */
    String figures() {
        return "lost %d, double %d, phantom %d".formatted(lost.size(), doubled.size(), phantom.size());
    }

    boolean isClean() {
        return lost.isEmpty() && doubled.isEmpty() && phantom.isEmpty();
    }
}
