package org.threadline.retention;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.threadline.order.LateOrders;

/** An order of theirs is late and has neither come nor been cancelled. */
@ApplicationScoped
class LateOrder implements MarketingHold {

    /** A shop that forgets to tell of a delivery must not silence itself for good. */
    private static final Duration FORGOTTEN = Duration.ofDays(30);

    private final LateOrders orders;
    private final Clock clock;

    LateOrder(LateOrders orders, Clock clock) {
        this.orders = orders;
        this.clock = clock;
    }

    @Override
    public String reason() {
        return "order-late";
    }

    @Override
    public Set<UUID> among(Set<String> brands, Set<UUID> customers) {
        return orders.among(brands, customers, clock.instant().minus(FORGOTTEN));
    }
}
