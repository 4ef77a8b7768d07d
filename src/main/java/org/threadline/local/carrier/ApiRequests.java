package org.threadline.local.carrier;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every request to Twilio's API and what came of it, so that a test can count attempts. */
final class ApiRequests {

    private static final int CAPACITY = 100_000;
    private static final int SHOWN = 1_000;

    private record Seen(String at, String method, String to, String outcome) {}

    private record Report(int total, Map<String, Integer> outcomes, List<Seen> items) {}

    private final Deque<Seen> seen = new ArrayDeque<>();

    synchronized void add(String method, String to, String outcome) {
        seen.addFirst(new Seen(Instant.now().toString(), method, to, outcome));
        if (seen.size() > CAPACITY) {
            seen.removeLast();
        }
    }

    /** {@code ?to=} narrows it to one recipient, {@code ?method=} to one verb; the newest items first. */
    synchronized Answer report(Exchange exchange) {
        var to = exchange.query().get("to");
        var method = exchange.query().get("method");
        var outcomes = new TreeMap<String, Integer>();
        var items = new ArrayList<Seen>();
        var total = 0;
        for (var request : seen) {
            if (to.filter(wanted -> !wanted.equals(request.to())).isPresent()
                    || method.filter(wanted -> !wanted.equals(request.method())).isPresent()) {
                continue;
            }
            total++;
            outcomes.merge(request.outcome(), 1, Integer::sum);
            if (items.size() < SHOWN) {
                items.add(request);
            }
        }
        return Answer.of(200, new Report(total, outcomes, items));
    }

    synchronized void clear() {
        seen.clear();
    }
}
