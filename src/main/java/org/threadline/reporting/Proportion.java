package org.threadline.reporting;

/**
 * So many of so many, and what that says of the share that is behind it. Wilson's score interval holds its promise for
 * few cases and for shares near nothing or all, where the usual one (plus and minus so many standard errors) breaks down.
 *
 * @param part of {@code all}, at least 0
 * @param all may be 0, and then nothing is known
 */
record Proportion(long part, long all) {

    /** Between these two the true value is, in 95 of 100 cases. */
    record Interval(double low, double high) {}

    /** The normal distribution leaves 2.5 % on either side of it. */
    private static final double Z = 1.959963984540054;

    Proportion {
        if (part < 0 || part > all) {
            throw new IllegalArgumentException(part + " of " + all + " is no proportion");
        }
    }

    double share() {
        return (double) part / all;
    }

    /** E. B. Wilson, 1927. */
    Interval interval() {
        double n = all;
        double spread = Z * Math.sqrt(Z * Z + 4 * part * (1 - share()));
        double middle = 2 * part + Z * Z;
        double whole = 2 * (n + Z * Z);
        return new Interval(Math.max(0, (middle - spread) / whole), Math.min(1, (middle + spread) / whole));
    }

    /**
     * By how much this share is above the other: R. G. Newcombe's hybrid score interval without continuity correction
     * (1998, method 10), made of the intervals of both.
     */
    Interval above(Proportion other) {
        Interval own = interval();
        Interval others = other.interval();
        double difference = share() - other.share();
        return new Interval(
                difference - Math.hypot(share() - own.low(), others.high() - other.share()),
                difference + Math.hypot(own.high() - share(), other.share() - others.low()));
    }
}
