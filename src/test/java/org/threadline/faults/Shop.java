package org.threadline.faults;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** A brand of one proof, with numbers and customers that no other proof has. */
record Shop(String key, List<String> numbers, int area) {

    /** The highest rate there is: what is proven here is not pacing. */
    private static final int SEGMENTS_PER_SECOND = 1000;

    private static final AtomicInteger COUNT = new AtomicInteger();

    static Shop of(String proof, int numbers) {
        int count = COUNT.incrementAndGet();
        return new Shop(
                "faults-" + proof + "-" + count,
                IntStream.range(0, numbers)
                        .mapToObj(i -> "+1303%03d%04d".formatted(200 + count, i))
                        .toList(),
                400 + count);
    }

    /** The phone of the i-th customer; there are a million. */
    String phone(int i) {
        return phonePrefix() + "%06d".formatted(i);
    }

    /** What all phones of this brand's customers begin with, and no others. */
    String phonePrefix() {
        return "+1%03d2".formatted(area);
    }

    /** The number that the i-th customer knows. */
    String number(int i) {
        return numbers.get(i % numbers.size());
    }

    Map<String, Object> settings() {
        return settings(Collections.nCopies(numbers.size(), SEGMENTS_PER_SECOND));
    }

    /** @param rates one for each number */
    Map<String, Object> settings(List<Integer> rates) {
        return Map.of(
                "name",
                "Acme",
                "timeZone",
                "America/New_York",
                "senders",
                IntStream.range(0, numbers.size())
                        .mapToObj(i -> Map.of("number", numbers.get(i), "segmentsPerSecond", rates.get(i)))
                        .toList());
    }
}
