package org.threadline.fuzz;

import java.util.List;
import java.util.Random;

/** What is drawn by lot, the same again with the same seed. */
final class Chance {

    private final Random random;

    Chance(long seed) {
        random = new Random(seed);
    }

    /** True so many times out of a hundred. */
    boolean in100(int times) {
        return random.nextInt(100) < times;
    }

    /** From 0, below {@code bound}. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    int between(int least, int most) {
        return least + random.nextInt(Math.max(1, most - least + 1));
    }

    <T> T oneOf(List<T> choice) {
        return choice.get(random.nextInt(choice.size()));
    }
}
