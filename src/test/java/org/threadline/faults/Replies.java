package org.threadline.faults;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.awaitility.Awaitility;

import static org.assertj.core.api.Assertions.assertThat;

/** What agents have written in one proof, and what they were told of it. */
final class Replies {

    private final Set<String> taken = ConcurrentHashMap.newKeySet();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();

    /** A text that no other reply has; it is the reply's key too. */
    static String text() {
        return "Reply " + UUID.randomUUID();
    }

    void note(String text, Clerk.Answer answer) {
        (answer.isDone() ? taken : refused).add(text);
    }

    /** Waits until everything has left, and holds what was answered against what the carrier has. */
    void settle(String proof, int rounds, Cluster cluster, Shop shop) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> cluster.store()
                                .count(
                                        "select count(*) from message where brand = ?"
                                                + " and status in ('QUEUED', 'SENDING', 'UNKNOWN')",
                                        shop.key())
                        == 0);
        List<String> accepted = shop.numbers().stream()
                .flatMap(number -> cluster.carrier().acceptedFrom(number).stream())
                .map(SimulatedCarrier.Accepted::body)
                .filter(body -> body.startsWith("Reply "))
                .toList();
        DeskCheck check = DeskCheck.of(taken, refused, accepted);
        Report.of(proof)
                .figure("rounds", rounds)
                .figure("replies taken", taken.size())
                .figure("refused", refused.size())
                .figure("result", check.figures())
                .write();
        assertThat(check.isClean()).as(check.toString()).isTrue();
    }
}
