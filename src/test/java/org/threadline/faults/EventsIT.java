package org.threadline.faults;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Events keep coming while the carrier misbehaves in every way and the application dies in every state. */
class EventsIT {

    /** {@code -Dfaults.unknown=allowed} where nobody settles a send of which the carrier has said nothing. */
    private static final boolean UNKNOWN_ALLOWED = "allowed".equals(System.getProperty("faults.unknown", "settled"));

    private static final int LEAST_KILLS = 3;
    private static final int PER_SECOND = 20;
    private static final Duration PATIENCE = Scale.pick(Duration.ofMinutes(3), Duration.ofMinutes(5));
    private static final Duration LONGEST_LIFE = Scale.pick(Duration.ofSeconds(4), Duration.ofSeconds(7));

    private static final Map<String, Object> EVERYTHING = Map.of(
            "rejectWith429", 0.2,
            "failWith500", 0.2,
            "failWith503", 0.2,
            "failAfterAccept", 0.2,
            "resetAfterAccept", 0.2,
            "hangAfterAccept", 0.2,
            "hangMs", 4000,
            "reorderCallbacks", true,
            "duplicateWebhooks", 0.2);

    /** What the carrier says it has done to our requests; a fault that was never met proves nothing. */
    private static final Set<String> MET = Set.of(
            "accepted",
            "accepted-answered-500",
            "accepted-hung",
            "accepted-reset",
            "failed-500",
            "failed-503",
            "rejected-429");

    @Test
    void eachIsSentAtMostOnceAndEndsWithAReason() throws Exception {
        var cluster = Cluster.whole();
        try (var load = new EventLoad(cluster, cluster.brand("events", 5))) {
            cluster.carrier().misbehave(EVERYTHING);
            // The faults stay until most of it was tried, however slow the machine.
            int kills = Reaper.during(cluster, Duration.ofSeconds(1), LONGEST_LIFE, killed -> {
                load.run(Scale.during(Duration.ofSeconds(15), killed, LEAST_KILLS), PER_SECOND);
                load.awaitEnd(Duration.ofSeconds(30), check -> true);
            });
            Map<String, Integer> outcomes = cluster.carrier().outcomes();
            cluster.carrier().behave();
            Duration settled = load.awaitEnd(PATIENCE, check -> check.isSettled(UNKNOWN_ALLOWED));

            EventCheck check = load.check();

            Report.of("events")
                    .figure("kills", kills)
                    .figure("events", load.published().size())
                    .figure("published twice", load.repeats())
                    .figure("requests", outcomes)
                    .figure("seconds until settled", settled.toSeconds())
                    .figure("unknown", UNKNOWN_ALLOWED ? "allowed" : "must be settled")
                    .figure("result", check.figures())
                    .write();
            assertThat(kills).isPositive();
            assertThat(outcomes).containsKeys(MET.toArray(String[]::new));
            assertThat(check.isSafe()).as(check.figures()).isTrue();
            assertThat(check.isSettled(UNKNOWN_ALLOWED)).as(check.figures()).isTrue();
        }
    }
}
