package org.threadline.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.threadline.faults.Expected.Duty;

/** Compares what the carrier has taken with what should have been sent. It knows nothing of the application. */
record MonthCheck(Map<String, Integer> counts, List<String> differences) {

    /** A text as the carrier has it. @param at by the clock of the month */
    record Sent(String phone, String body, Instant at) {}

    static MonthCheck of(List<Expected> expected, List<Sent> sent) {
        var differences = new ArrayList<String>();
        var byPhone = new HashMap<String, List<Sent>>();
        sent.forEach(text -> byPhone.computeIfAbsent(text.phone(), phone -> new ArrayList<>())
                .add(text));
        Set<Sent> explained = new HashSet<>();
        expected.stream()
                .collect(Collectors.groupingBy(one -> one.phone() + one.words()))
                .values()
                .forEach(same -> {
                    List<Sent> found = byPhone.getOrDefault(same.getFirst().phone(), List.of()).stream()
                            .filter(text -> text.body().contains(same.getFirst().words()))
                            .toList();
                    explained.addAll(found);
                    same.forEach(
                            one -> difference(one, ofThis(one, same, found)).ifPresent(differences::add));
                });
        sent.stream()
                .filter(text -> !explained.contains(text))
                .forEach(text ->
                        differences.add("unexpected to %s at %s: %s".formatted(text.phone(), text.at(), text.body())));
        var counts = new TreeMap<String, Integer>();
        expected.forEach(one -> counts.merge(one.duty().name().toLowerCase(Locale.ROOT), 1, Integer::sum));
        return new MonthCheck(counts, differences);
    }

    /** Of the texts with the same words those that come nearer to this one's time than to another's. */
    private static List<Sent> ofThis(Expected one, List<Expected> same, List<Sent> found) {
        return found.stream()
                .filter(text -> same.stream()
                        .min(Comparator.comparing(other ->
                                Duration.between(other.from(), text.at()).abs()))
                        .orElseThrow()
                        .equals(one))
                .toList();
    }

    private static Optional<String> difference(Expected one, List<Sent> found) {
        String what = null;
        if (found.size() > 1) {
            what = "said " + found.size() + " times";
        } else if (found.isEmpty()) {
            what = one.duty() == Duty.MUST ? "missing" : null;
        } else if (one.duty() == Duty.MUST_NOT) {
            what = "sent at " + found.getFirst().at();
        } else {
            Instant at = found.getFirst().at();
            what = at.isBefore(one.from())
                    ? "too early, at " + at
                    : at.isAfter(one.until()) ? "too late, at " + at : null;
        }
        return Optional.ofNullable(what)
                .map(why -> "%s %s \"%s\" (%s, %s to %s): %s"
                        .formatted(one.story(), one.phone(), one.words(), one.duty(), one.from(), one.until(), why));
    }
}
