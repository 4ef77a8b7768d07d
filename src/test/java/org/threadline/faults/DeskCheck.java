package org.threadline.faults;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What agents were told of their replies, against what the carrier was really given.
 *
 * @param lost answered with 202, and never sent
 * @param twice sent more than once
 * @param phantom sent although it was refused
 */
record DeskCheck(Set<String> lost, Set<String> twice, Set<String> phantom) {

    /**
     * @param taken replies that were answered with 202, each of a text of its own
     * @param refused those that were answered with something else
     * @param accepted what the carrier has taken
     */
    static DeskCheck of(Collection<String> taken, Collection<String> refused, List<String> accepted) {
        Map<String, Long> counts =
                accepted.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return new DeskCheck(
                pick(taken, text -> !counts.containsKey(text)),
                pick(counts.keySet(), text -> counts.get(text) > 1),
                pick(refused, counts::containsKey));
    }

    private static Set<String> pick(Collection<String> texts, java.util.function.Predicate<String> which) {
        return texts.stream().filter(which).collect(Collectors.toCollection(TreeSet::new));
    }

    boolean isClean() {
        return lost.isEmpty() && twice.isEmpty() && phantom.isEmpty();
    }

    String figures() {
        return "lost " + lost.size() + ", twice " + twice.size() + ", phantom " + phantom.size();
    }
}
