package org.threadline.local.shop;

import java.time.Instant;

/**
 * Something the shop puts on the topic.
 *
 * @param event null for a poison record, of which there is only {@code raw} text
 */
record Beat(Instant due, Kind kind, ShopEvent event, String raw) {

    enum Kind {
        REGULAR,
        LATE,
        DUPLICATE,
        POISON
    }

    static Beat of(ShopEvent event) {
        return new Beat(Instant.parse(event.time()), Kind.REGULAR, event, null);
    }

    static Beat late(Instant due, ShopEvent event) {
        return new Beat(due, Kind.LATE, event, null);
    }

    static Beat poison(Instant due, String raw) {
        return new Beat(due, Kind.POISON, null, raw);
    }

    Beat again(Instant later) {
        return new Beat(later, Kind.DUPLICATE, event, null);
    }
}
