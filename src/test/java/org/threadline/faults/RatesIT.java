package org.threadline.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Three replicas and numbers of several speeds, each with more to send than it may. */
class RatesIT {

    private static final List<Integer> RATES = Scale.pick(List.of(1, 10, 40), List.of(1, 10, 75, 225));
    /** Texts of so many segments: two cores that also run the carrier, the store and the drivers send no 225 texts. */
    private static final Map<Integer, Integer> SEGMENTS = Map.of(75, 5, 225, 9);

    private static final Duration RUN = Scale.load(Duration.ofSeconds(12));
    /** Processes that have just started compile what they run; what they reach afterwards is measured. */
    private static final Duration WARM_UP = Scale.pick(Duration.ofSeconds(2), Duration.ofSeconds(15));

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void noNumberIsFasterThanItMayWhoeverSends() throws Exception {
        Cluster cluster = Cluster.whole();
        cluster.use(Cluster.SILENCE_IS_USUAL);
        Shop shop = cluster.brand("rates", RATES.size());
        cluster.pace(shop, RATES);
        ReplicaProcess third = cluster.join();
        try {
            // Callbacks are another load; what is measured here is the way out.
            cluster.carrier().misbehave(Map.of("blackholeWebhooks", true, "latencyMs", List.of(20, 80)));
            Instant begin = Instant.now().plusSeconds(3);
            IntStream.range(0, RATES.size()).forEach(i -> queue(cluster.store(), shop, i, begin));
            Awaitility.await()
                    .atMost(RUN.plusMinutes(1))
                    .until(() -> Instant.now().isAfter(begin.plus(RUN)));
            cluster.store().change("""
                            update message set status = 'CANCELED', status_rank = 100 where id in (
                              select id from message where brand = ? and status = 'QUEUED' for update skip locked)""", shop.key());
            measure(cluster, shop, begin);
        } finally {
            cluster.leave(third);
        }
    }

    /** A tenth more than the number can send in that time. */
    private static void queue(Store store, Shop shop, int index, Instant begin) {
        int segments = segments(RATES.get(index));
        long count = RATES.get(index) * RUN.toSeconds() * 11 / 10 / segments + 5;
        Backlog.queue(store, shop, index, count, segments, begin);
    }

    private static void measure(Cluster cluster, Shop shop, Instant begin) {
        Report report = Report.of("rates");
        for (int i = 0; i < RATES.size(); i++) {
            int rate = RATES.get(i);
            String number = shop.numbers().get(i);
            List<Instant> slots = cluster.store()
                    .rows(
                            "select starts_at from message where sender = ? and starts_at is not null order by 1",
                            row -> row.getTimestamp(1).toInstant(),
                            number);
            List<Instant> arrivals = cluster.carrier().acceptedFrom(number).stream()
                    .map(SimulatedCarrier.Accepted::at)
                    .sorted()
                    .toList();
            Instant from = begin.plus(WARM_UP);
            Instant until = begin.plus(RUN);
            int segments = segments(rate);
            long steady = segments
                    * arrivals.stream()
                            .filter(at -> !at.isBefore(from) && at.isBefore(until))
                            .count();
            double used =
                    steady / (rate * (double) Duration.between(from, until).toMillis() / 1000);
            report.figure(
                    "at " + rate + "/s",
                    String.format(
                            Locale.ROOT,
                            "used %.3f, fullest second %d segments by slots and %d by arrivals",
                            used,
                            segments * fullest(slots),
                            segments * fullest(arrivals)));
            assertThat(segments * fullest(slots)).isLessThanOrEqualTo(rate);
            assertThat(used).isPositive();
        }
        report.write();
    }

    private static int segments(int rate) {
        return SEGMENTS.getOrDefault(rate, 1);
    }

    private static int fullest(List<Instant> moments) {
        int fullest = 0;
        int from = 0;
        for (int i = 0; i < moments.size(); i++) {
            while (!moments.get(from).plus(SECOND).isAfter(moments.get(i))) {
                from++;
            }
            fullest = Math.max(fullest, i - from + 1);
        }
        return fullest;
    }
}
