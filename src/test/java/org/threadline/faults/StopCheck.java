package org.threadline.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * STOPs that were answered against what the carrier was asked to send.
 *
 * @param afterStop texts whose request came to the carrier after the STOP was answered, and how much later
 * @param before customers of whom some text had gone out before: those who were really in a race
 */
record StopCheck(List<Late> afterStop, long before) {

    record Late(String phone, Duration after) {}

    /**
     * @param answered by phone, when the answer to STOP was there
     * @param requests of all texts, with the moment at which the carrier saw them
     * @param exempt what may be said after a STOP: its confirmation
     */
    static StopCheck of(
            Map<String, Instant> answered,
            Collection<SimulatedCarrier.Accepted> requests,
            Predicate<SimulatedCarrier.Accepted> exempt) {
        List<Late> late = requests.stream()
                .filter(exempt.negate())
                .filter(request ->
                        answered.containsKey(request.to()) && request.at().isAfter(answered.get(request.to())))
                .map(request -> new Late(request.to(), Duration.between(answered.get(request.to()), request.at())))
                .toList();
        long before = requests.stream()
                .filter(exempt.negate())
                .filter(request ->
                        answered.containsKey(request.to()) && !request.at().isAfter(answered.get(request.to())))
                .map(SimulatedCarrier.Accepted::to)
                .distinct()
                .count();
        return new StopCheck(late, before);
    }

    String figures() {
        long most = afterStop.stream()
                .mapToLong(late -> late.after().toMillis())
                .max()
                .orElse(0);
        return "sent after STOP %d (latest %d ms), had a text before %d".formatted(afterStop.size(), most, before);
    }
}
