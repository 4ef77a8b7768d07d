package org.threadline.thread.promise;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** How promises are found. */
final class KnownPromises {

    private KnownPromises() {}

    /** Those of a customer that somebody still waits for. */
    static List<Promise> awaited(UUID customer) {
        return Promise.list("customerId = ?1 and endedAt is null", customer);
    }

    /** Of these customers, what is to be looked at; the oldest first. */
    static List<Promise> due(Collection<UUID> customers, Instant now) {
        return Promise.list("customerId in ?1 and asksAt <= ?2 order by threadId, said.dueAt", customers, now);
    }

    /** The newest first. */
    static List<Promise> last(String brand, UUID customer, int most) {
        return Promise.<Promise>find(
                        "brand = ?1 and customerId = ?2 order by said.madeAt desc, id desc", brand, customer)
                .range(0, most - 1)
                .list();
    }
}
