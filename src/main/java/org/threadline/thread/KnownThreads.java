package org.threadline.thread;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.persistence.LockModeType;

import org.threadline.thread.SupportThread.Status;

/** How a thread is found. Rows that are found locked stay so until the transaction ends. */
final class KnownThreads {

    /** Whose a thread is. */
    record Whose(String brand, UUID customerId) {}

    private KnownThreads() {}

    /** The one thread of this customer that is not resolved, locked. */
    static Optional<SupportThread> openOf(String brand, UUID customerId) {
        return SupportThread.<SupportThread>find(
                        "brand = ?1 and customerId = ?2 and place.standing.status <> ?3",
                        brand,
                        customerId,
                        Status.RESOLVED)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** Those of these customers who have a thread that is not resolved. */
    static Set<UUID> talking(String brand, Collection<UUID> customers) {
        return SupportThread.find(
                        "select customerId from SupportThread where brand = ?1 and customerId in ?2 and place.standing.status <> ?3",
                        brand,
                        customers,
                        Status.RESOLVED)
                .project(UUID.class)
                .stream()
                .collect(Collectors.toSet());
    }

    /** The thread of this customer that was resolved last. */
    static Optional<SupportThread> resolvedLast(String brand, UUID customerId) {
        return SupportThread.find(
                        "brand = ?1 and customerId = ?2 and clock.resolvedAt is not null order by clock.resolvedAt desc",
                        brand,
                        customerId)
                .firstResultOptional();
    }

    /** Whose it is, without loading it: what is loaded before its lock is waited for is out of date afterwards. */
    static Optional<Whose> whose(UUID id) {
        return SupportThread.find("id", id).project(Whose.class).firstResultOptional();
    }

    /** The thread, locked. */
    static Optional<SupportThread> lock(UUID id) {
        return SupportThread.findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }
}
