package org.threadline.faults;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Poison of every kind among good events. In the long version replicas die meanwhile, which may repeat a letter. */
class PoisonIT {

    /** Customers of poison are counted from here, those of good events from nought. */
    private static final int POISONED = 500_000;

    private static final int OF_EACH_KIND = Scale.pick(4, 40);

    private Cluster cluster;
    private Shop shop;

    @Test
    void eachIsPutAwayWithItsReasonAndTheGoodOnesGoOn() throws Exception {
        cluster = Cluster.whole();
        shop = cluster.brand("poison", 5);
        try (var events = new EventLoad(cluster, shop)) {
            var kinds = new LinkedHashMap<String, String>();
            int kills = publish(events, kinds);
            awaitLetters(kinds, events);

            EventCheck good = events.check();
            PoisonCheck check = PoisonCheck.of(kinds.keySet(), letters(), Poison.PERSONAL);

            Report.of("poison")
                    .figure("kinds", kinds.values().stream().distinct().count())
                    .figure("poison", kinds.size())
                    .figure("kills", kills)
                    .figure("result", check.figures())
                    .figure("good events", events.published().size())
                    .figure("of them", good.figures())
                    .write();
            assertThat(check.isClean(kills > 0))
                    .as(check.figures() + " " + faulty(check, kinds))
                    .isTrue();
            assertThat(good.isSafe()).as(good.figures()).isTrue();
            assertThat(events.open()).as(() -> events.unsent().toString()).isZero();
        }
    }

    /** Poison among good events; the kind of each, by its key. */
    private int publish(EventLoad events, Map<String, String> kinds) throws Exception {
        Reaper.Work poisoning = kills -> {
            for (int i = 0; i < OF_EACH_KIND; i++) {
                Poison.all(shop, shop.phone(0)).forEach((kind, value) -> {
                    String key = shop.phone(POISONED + kinds.size());
                    kinds.put(key, kind);
                    events.publishRaw(key, value);
                });
                TimeUnit.MILLISECONDS.sleep(Scale.load(Duration.ofSeconds(4)).toMillis() / OF_EACH_KIND);
            }
        };
        var goesOn = new AtomicBoolean(true);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> shipping = threads.submit(() -> {
                events.run(goesOn::get, 10);
                return null;
            });
            try {
                if (Scale.isLong()) {
                    return Reaper.during(cluster, Duration.ofSeconds(10), Duration.ofSeconds(20), poisoning);
                }
                poisoning.run(() -> 0);
                return 0;
            } finally {
                goesOn.set(false);
                shipping.get();
            }
        }
    }

    private void awaitLetters(Map<String, String> kinds, EventLoad events) {
        try {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(90))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> events.open() == 0 && letters().size() >= kinds.size());
        } catch (ConditionTimeoutException missing) {
            // The check says which.
        }
    }

    private List<PoisonCheck.Letter> letters() {
        return new DeadLetterBox(cluster.broker().bootstrapServers()).withKeysOf(shop.phonePrefix());
    }

    private static String faulty(PoisonCheck check, Map<String, String> kinds) {
        var faulty = new TreeSet<String>();
        List.of(check.missing(), check.repeated(), check.unexplained(), check.talkative())
                .forEach(keys -> keys.forEach(key -> faulty.add(String.valueOf(kinds.get(key)))));
        return faulty.toString();
    }
}
