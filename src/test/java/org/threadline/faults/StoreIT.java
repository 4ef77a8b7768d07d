package org.threadline.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Texts and events keep coming while the database goes away in every way and comes back. */
class StoreIT {

    private static final Duration IN_TIME = Duration.ofSeconds(5);
    private static final Duration BETWEEN = Duration.ofSeconds(3);

    private record Planned(Outage outage, Duration length) {}

    private static final List<Planned> SHORT = List.of(
            new Planned(Outage.RESTART, Duration.ZERO),
            new Planned(Outage.STOP, Duration.ofSeconds(10)),
            new Planned(Outage.FREEZE, Duration.ofSeconds(5)),
            new Planned(Outage.CUT, Duration.ZERO));

    private static final List<Planned> LONG = List.of(
            new Planned(Outage.RESTART, Duration.ZERO),
            new Planned(Outage.CRASH, Duration.ZERO),
            new Planned(Outage.STOP, Duration.ofSeconds(10)),
            new Planned(Outage.STOP, Duration.ofSeconds(60)),
            new Planned(Outage.FREEZE, Duration.ofSeconds(30)),
            new Planned(Outage.CUT, Duration.ZERO),
            new Planned(Outage.STOP, Duration.ofSeconds(180)));

    @Test
    void nothingIsLostAndTheApplicationGoesOnByItself() throws Exception {
        var cluster = Cluster.whole();
        List<Long> processes =
                cluster.replicas().stream().map(ReplicaProcess::pid).toList();
        var plan = new TextLoad.Plan(200, 20, Duration.ofSeconds(5));
        var texts = new TextLoad(cluster, cluster.brand("store", 5), plan);
        var goesOn = new AtomicBoolean(true);
        Map<String, Long> recoveries;
        try (var events = new EventLoad(cluster, cluster.brand("store-events", 5));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> texting = threads.submit(() -> {
                texts.run(goesOn::get);
                return null;
            });
            Future<?> shipping = threads.submit(() -> {
                events.run(goesOn::get, 10);
                return null;
            });
            try {
                recoveries = outages(cluster);
            } finally {
                goesOn.set(false);
            }
            texting.get();
            shipping.get();
            events.awaitEnd(Duration.ofMinutes(3), check -> check.waiting().isEmpty());

            TextCheck heard = texts.check();
            EventCheck told = events.check();

            Report.of("store")
                    .figure("slowest first success after return, ms", recoveries)
                    .figure("load", texts.figures())
                    .figure("texts", heard.figures())
                    .figure("events", events.published().size())
                    .figure("of them", told.figures())
                    .write();
            assertThat(cluster.replicas().stream().map(ReplicaProcess::pid)).isEqualTo(processes);
            assertThat(heard.isClean()).as(heard.figures()).isTrue();
            assertThat(told.isSafe()).as(told.figures()).isTrue();
            assertThat(recoveries.values()).as("ms").allMatch(millis -> millis <= IN_TIME.toMillis());
        }
    }

    /** The slowest recovery in milliseconds, by outage. */
    private static Map<String, Long> outages(Cluster cluster) throws InterruptedException {
        var recovery = new Recovery(cluster, cluster.brand("store-probe", 1));
        var slowest = new TreeMap<String, Long>();
        BooleanSupplier goesOn = Scale.during(Duration.ZERO);
        do {
            for (Planned planned : new ArrayList<>(Scale.pick(SHORT, LONG))) {
                TimeUnit.MILLISECONDS.sleep(BETWEEN.toMillis());
                planned.outage().happen(cluster.store(), planned.length());
                long millis = recovery.measure().toMillis();
                slowest.merge(planned.outage() + " " + planned.length().toSeconds() + " s", millis, Math::max);
            }
        } while (goesOn.getAsBoolean());
        return slowest;
    }
}
