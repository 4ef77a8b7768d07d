package org.threadline.value;

import java.time.DateTimeException;
import java.time.Instant;

/** Moments as people name them, of which a calendar may hold more than the store. */
public final class StorableTime {

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private StorableTime() {}

    /** @throws DateTimeException when it is no moment (RFC 3339), or none of the years 1 to 9999 */
    public static Instant parse(String text) {
        Instant time = Instant.parse(text);
        if (time.isBefore(FIRST) || time.isAfter(LAST)) {
            throw new DateTimeException("not of the years 1 to 9999");
        }
        return time;
    }
}
