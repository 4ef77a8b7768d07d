package org.threadline.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Events keep coming while the broker dies, replicas join and leave, and partitions are added. */
class BrokerIT {

    private static final Pattern DUPLICATES =
            Pattern.compile("(?m)^threadline_events_in_total\\{[^}]*result=\"duplicate\"[^}]*} (\\S+)");

    private Cluster cluster;

    @Test
    void noEventIsLostAndNoneHasItsEffectTwice() throws Exception {
        cluster = Cluster.whole();
        var goesOn = new AtomicBoolean(true);
        int rounds;
        try (var events = new EventLoad(cluster, cluster.brand("broker", 5));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> shipping = threads.submit(() -> {
                events.run(goesOn::get, 8);
                return null;
            });
            try {
                rounds = trouble(events);
            } finally {
                goesOn.set(false);
            }
            shipping.get();
            Duration ended = events.awaitEnd(
                    Duration.ofMinutes(3), check -> check.waiting().isEmpty());

            EventCheck check = events.check();

            Report.of("broker")
                    .figure("rounds of kill, join, leave, growth", rounds)
                    .figure("partitions", cluster.broker().partitions())
                    .figure("events", events.published().size())
                    .figure("published twice", events.repeats())
                    .figure("duplicates absorbed by those replicas that stayed", duplicates())
                    .figure("seconds until all had ended", ended.toSeconds())
                    .figure("put away as poison", events.putAway())
                    .figure("result", check.figures())
                    .write();
            assertThat(check.isSafe()).as(check.figures()).isTrue();
            assertThat(check.waiting()).isEmpty();
        }
    }

    private int trouble(EventLoad events) throws InterruptedException {
        BooleanSupplier goesOn = Scale.during(Duration.ZERO);
        int rounds = 0;
        do {
            TimeUnit.SECONDS.sleep(2);
            cluster.broker().kill();
            TimeUnit.SECONDS.sleep(2);
            cluster.broker().start();
            if (rounds == 0) {
                grow(events);
            }
            ReplicaProcess another = cluster.join();
            TimeUnit.SECONDS.sleep(3);
            cluster.leave(another);
            rounds++;
        } while (goesOn.getAsBoolean());
        return rounds;
    }

    /** What is published to a partition before anybody reads it must not be skipped. */
    private void grow(EventLoad events) {
        int before = cluster.broker().partitions();
        cluster.broker().growTo(before + 2);
        for (int i = 0; i < 20; i++) {
            events.publishTo(before + i % 2);
        }
    }

    private long duplicates() throws IOException {
        long sum = 0;
        for (ReplicaProcess replica : cluster.replicas()) {
            String metrics = new String(
                    Http.send(Http.to(replica.url() + "/q/metrics").build()).body());
            Matcher counted = DUPLICATES.matcher(metrics);
            while (counted.find()) {
                sum += (long) Double.parseDouble(counted.group(1));
            }
        }
        return sum;
    }
}
