package org.threadline.retention.change;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.threadline.brand.OrderChangeKind;
import org.threadline.customer.Customer;
import org.threadline.thread.ChangesAsked.State;

/** How changes are found. */
final class KnownChanges {

    private KnownChanges() {}

    /** What the order system is asked for and has not answered. */
    static Optional<OrderChange> asked(Customer customer, String orderId, OrderChangeKind kind) {
        return OrderChange.find(
                        "brand = ?1 and orderId = ?2 and kind = ?3 and state = ?4 and customerId = ?5",
                        customer.brand(),
                        orderId,
                        kind,
                        State.ASKED,
                        customer.id())
                .firstResultOptional();
    }

    /** Of these customers, what the order system has not answered in time; the oldest first. */
    static List<OrderChange> due(Collection<UUID> customers, Instant now) {
        return OrderChange.list(
                "customerId in ?1 and state = ?2 and answerBy <= ?3 order by answerBy, id",
                customers,
                State.ASKED,
                now);
    }

    /** The newest first. */
    static List<OrderChange> last(String brand, UUID customer, int most) {
        return OrderChange.<OrderChange>find(
                        "brand = ?1 and customerId = ?2 order by askedAt desc, id desc", brand, customer)
                .range(0, most - 1)
                .list();
    }
}
