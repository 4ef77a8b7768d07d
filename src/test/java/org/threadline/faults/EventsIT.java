package org.threadline.faults;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Events keep coming while the carrier misbehaves in every way and the application dies in every state. */
class EventsIT {

    /** {@code -Dfaults.unknown=allowed} where nobody settles a send of which the carrier has said nothing. */
    private static final boolean UNKNOWN_ALLOWED = "allowed".equals(System.getProperty("faults.unknown", "allowed"));

    private static final int PER_SECOND = 25;
    private static final Duration PATIENCE = Scale.pick(Duration.ofSeconds(90), Duration.ofMinutes(5));
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

    @Test
    void eachIsSentAtMostOnceAndEndsWithAReason() throws Exception {
        var cluster = Cluster.whole();
        try (var load = new EventLoad(cluster, cluster.brand("events", 5))) {
            cluster.carrier().misbehave(EVERYTHING);
            int kills = Reaper.during(
                    cluster,
                    Duration.ofSeconds(1),
                    LONGEST_LIFE,
                    () -> load.run(Scale.during(Duration.ofSeconds(30)), PER_SECOND));
            Map<String, Integer> outcomes = cluster.carrier().outcomes();
            cluster.carrier().behave();
            Duration settled = awaitEnd(load);

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
            assertThat(check.isSafe()).as(check.figures()).isTrue();
            assertThat(check.isSettled(UNKNOWN_ALLOWED)).as(check.figures()).isTrue();
        }
    }

    /** How long it took after the faults; at the latest when patience has ended. */
    private static Duration awaitEnd(EventLoad load) throws InterruptedException {
        long begin = System.nanoTime();
        long last = begin + PATIENCE.toNanos();
        while (System.nanoTime() < last) {
            if (load.open() == 0 && load.check().isSettled(UNKNOWN_ALLOWED)) {
                break;
            }
            TimeUnit.SECONDS.sleep(1);
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
