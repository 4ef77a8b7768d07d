package org.threadline.faults;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

/** How long a proof runs: {@code -Dfaults.minutes=30} for the long version, else a short one. */
final class Scale {

    private static final int MINUTES = Integer.getInteger("faults.minutes", 0);

    private Scale() {}

    static boolean isLong() {
        return MINUTES > 0;
    }

    static Duration load(Duration shortOne) {
        return isLong() ? Duration.ofMinutes(MINUTES) : shortOne;
    }

    /** True until the load has run as long as it should. */
    static BooleanSupplier during(Duration shortOne) {
        long end = System.nanoTime() + load(shortOne).toNanos();
        return () -> System.nanoTime() < end;
    }

    /** The same, and on a slow machine longer, four times at most, until so many replicas were killed. */
    static BooleanSupplier during(Duration shortOne, IntSupplier kills, int least) {
        BooleanSupplier usual = during(shortOne);
        BooleanSupplier longest = during(shortOne.multipliedBy(4));
        return () -> usual.getAsBoolean() || longest.getAsBoolean() && kills.getAsInt() < least;
    }

    static <T> T pick(T shortOne, T longOne) {
        return isLong() ? longOne : shortOne;
    }
}
