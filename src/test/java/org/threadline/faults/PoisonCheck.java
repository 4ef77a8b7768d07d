package org.threadline.faults;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

/**
 * Poison that was published against the dead-letter topic.
 *
 * @param missing not in the topic
 * @param repeated there more than once
 * @param wrong in the topic, although it is good
 * @param unexplained without a reason
 * @param talkative with something personal in a header
 */
record PoisonCheck(
        List<String> missing,
        List<String> repeated,
        List<String> wrong,
        List<String> unexplained,
        List<String> talkative) {

    /** A dead letter; the key tells which record it was. */
    record Letter(String key, Map<String, String> headers) {

        private boolean saysWhy() {
            String reason = headers.get("dead-letter-reason");
            return reason != null && !reason.isBlank();
        }

        private boolean tells(Collection<String> personal) {
            return headers.values().stream()
                    .anyMatch(value -> personal.stream().anyMatch(value::contains) || value.contains(key.substring(1)));
        }
    }

    /** @param personal words of the poison that belong to somebody: a name, a text */
    static PoisonCheck of(Set<String> poison, Collection<Letter> letters, Collection<String> personal) {
        Map<String, Long> counts = letters.stream().collect(groupingBy(Letter::key, counting()));
        var missing = new TreeSet<>(poison);
        missing.removeAll(counts.keySet());
        return new PoisonCheck(
                List.copyOf(missing),
                counts.entrySet().stream()
                        .filter(letter -> letter.getValue() > 1)
                        .map(Map.Entry::getKey)
                        .toList(),
                counts.keySet().stream().filter(key -> !poison.contains(key)).toList(),
                letters.stream()
                        .filter(letter -> !letter.saysWhy())
                        .map(Letter::key)
                        .toList(),
                letters.stream()
                        .filter(letter -> letter.tells(personal))
                        .map(Letter::key)
                        .toList());
    }

    boolean isClean(boolean repeatsAllowed) {
        return missing.isEmpty()
                && wrong.isEmpty()
                && unexplained.isEmpty()
                && talkative.isEmpty()
                && (repeatsAllowed || repeated.isEmpty());
    }

    String figures() {
        return "missing %d, repeated %d, good ones among them %d, without reason %d, with personal data %d"
                .formatted(missing.size(), repeated.size(), wrong.size(), unexplained.size(), talkative.size());
    }
}
