package org.threadline.local.shop;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** A whole day of the shop, in the order in which the topic gets it, with what goes wrong on real topics. */
record DemoDay(long seed, List<DemoCustomer> customers, List<Beat> beats) {

    private static final int EVERY_NTH_TWICE = 8;

    public record Summary(
            long seed,
            int total,
            Map<String, Integer> types,
            int duplicates,
            int late,
            int poison,
            List<String> numbers) {}

    static DemoDay plan(long seed, int customers, Instant start, Duration day) {
        var random = new Random(seed);
        var shop = new DemoShop(Long.toString(seed, 36), random);
        var known = new ArrayList<DemoCustomer>();
        var beats = new ArrayList<Beat>();
        for (var number = 1; number <= customers; number++) {
            var customer = DemoCustomer.number(number, random, start);
            known.add(customer);
            beats.addAll(DemoStory.of(number, shop, customer, new DemoClock(start, day, random)));
        }
        addDuplicates(beats, start.plus(day));
        beats.add(Beat.poison(start.plus(day.dividedBy(3)), "{\"specversion\":\"1.0\", this is not JSON"));
        beats.add(Beat.poison(
                start.plus(day.dividedBy(2)),
                "{\"specversion\":\"1.0\",\"id\":\"demo-poison-%d\",\"source\":\"/demo-shop\",\"type\":\"order.shipped\",\"data\":{}}"
                        .formatted(seed)));
        beats.sort(Comparator.comparing(Beat::due));
        return new DemoDay(seed, List.copyOf(known), List.copyOf(beats));
    }

    Summary summary() {
        var types = new TreeMap<String, Integer>();
        beats.stream()
                .filter(beat -> beat.event() != null)
                .forEach(beat -> types.merge(beat.event().type(), 1, Integer::sum));
        return new Summary(
                seed,
                beats.size(),
                types,
                count(Beat.Kind.DUPLICATE),
                count(Beat.Kind.LATE),
                count(Beat.Kind.POISON),
                customers.stream().map(DemoCustomer::phone).toList());
    }

    private int count(Beat.Kind kind) {
        return (int) beats.stream().filter(beat -> beat.kind() == kind).count();
    }

    private static void addDuplicates(List<Beat> beats, Instant end) {
        var count = beats.size();
        for (var i = 0; i < count; i += EVERY_NTH_TWICE) {
            var beat = beats.get(i);
            var half = Duration.between(beat.due(), end).dividedBy(2);
            beats.add(beat.again(beat.due().plus(half)));
        }
    }
}
