package org.threadline.faults;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

/**
 * Events that were published, one order each, against our texts about them and against what the carrier has taken.
 *
 * @param lost the broker has the event, and there is no text
 * @param doubled more than one text of ours
 * @param sentTwice the carrier has taken more than one
 * @param waiting still queued or being sent, or not said why
 * @param unknown nobody has found out whether it was sent
 * @param unreceipted the carrier has it and what became of it was never heard
 * @param untrue said not to have been sent, and the carrier has it; or said to have arrived, and it has not
 */
record EventCheck(
        List<String> lost,
        List<String> doubled,
        List<String> sentTwice,
        List<String> waiting,
        List<String> unknown,
        List<String> unreceipted,
        List<String> untrue) {

    private static final Set<String> NEVER_SENT = Set.of("FAILED", "CANCELED");
    private static final Set<String> ON_ITS_WAY = Set.of("QUEUED", "SENDING");
    private static final Set<String> AT_THE_CARRIER = Set.of("ACCEPTED", "SENT");

    /** @param order what the event is about; each has its own */
    record Published(String order, boolean acknowledged) {}

    record Told(String order, String status, String decision) {}

    static EventCheck of(Collection<Published> published, Collection<Told> told, Collection<String> accepted) {
        Set<String> orders = told.stream().map(Told::order).collect(toSet());
        Set<String> taken = Set.copyOf(accepted);
        return new EventCheck(
                published.stream()
                        .filter(event -> event.acknowledged() && !orders.contains(event.order()))
                        .map(Published::order)
                        .toList(),
                repeated(told.stream().map(Told::order).toList()),
                repeated(accepted),
                which(told, text -> ON_ITS_WAY.contains(text.status()) || isBlank(text.decision())),
                which(told, text -> text.status().equals("UNKNOWN")),
                which(told, text -> AT_THE_CARRIER.contains(text.status())),
                which(told, text -> isUntrue(text, taken)));
    }

    private static boolean isUntrue(Told text, Set<String> taken) {
        return taken.contains(text.order())
                ? NEVER_SENT.contains(text.status())
                : text.status().equals("DELIVERED") || AT_THE_CARRIER.contains(text.status());
    }

    private static List<String> which(Collection<Told> told, Function<Told, Boolean> question) {
        return told.stream().filter(question::apply).map(Told::order).toList();
    }

    private static List<String> repeated(Collection<String> orders) {
        Map<String, Long> counts = orders.stream().collect(groupingBy(order -> order, counting()));
        return counts.entrySet().stream()
                .filter(order -> order.getValue() > 1)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean isBlank(String reason) {
        return reason == null || reason.isBlank();
    }

    /** Nothing lost, nothing twice, nothing said that is not so. */
    boolean isSafe() {
        return lost.isEmpty() && doubled.isEmpty() && sentTwice.isEmpty() && untrue.isEmpty();
    }

    /**
     * All that was published has come to an end, with a reason.
     *
     * @param unheardIsAnEnd whether it may stay open what became of a text of which the carrier has not told us
     */
    boolean isSettled(boolean unheardIsAnEnd) {
        return waiting.isEmpty() && (unheardIsAnEnd || unknown.isEmpty() && unreceipted.isEmpty());
    }

    String figures() {
        return "lost %d, double %d, sent twice %d, untrue %d, waiting %d, unknown %d, without receipt %d"
                .formatted(
                        lost.size(),
                        doubled.size(),
                        sentTwice.size(),
                        untrue.size(),
                        waiting.size(),
                        unknown.size(),
                        unreceipted.size());
    }
}
