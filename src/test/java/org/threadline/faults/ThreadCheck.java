package org.threadline.faults;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

/**
 * Customers who texted several times at one instant against the threads that they have now.
 *
 * @param without texted, and have no open thread
 * @param several have more than one
 * @param incomplete whose thread does not hold all of their texts
 */
record ThreadCheck(List<String> without, List<String> several, List<String> incomplete) {

    /** An open thread with so many texts of the customer in it. */
    record Open(String phone, int texts) {}

    static ThreadCheck of(Set<String> customers, int textsOfEach, Collection<Open> threads) {
        Map<String, Long> counts = threads.stream().collect(groupingBy(Open::phone, counting()));
        var without = new TreeSet<>(customers);
        without.removeAll(counts.keySet());
        List<String> several = counts.entrySet().stream()
                .filter(customer -> customer.getValue() > 1)
                .map(Map.Entry::getKey)
                .toList();
        List<String> incomplete = threads.stream()
                .filter(thread -> thread.texts() != textsOfEach)
                .map(Open::phone)
                .toList();
        return new ThreadCheck(new ArrayList<>(without), several, incomplete);
    }

    boolean isClean() {
        return without.isEmpty() && several.isEmpty() && incomplete.isEmpty();
    }

    String figures() {
        return "without a thread %d, with several %d, incomplete %d"
                .formatted(without.size(), several.size(), incomplete.size());
    }
}
