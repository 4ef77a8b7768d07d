package org.threadline.customer;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.threadline.value.Money;

/**
 * What a customer has ordered and not yet got, for whoever answers them. It stands here, below the rooms that know
 * (orders) and that ask (threads), because those two are on one floor.
 */
public interface OpenOrders {

    /**
     * An order on its way.
     *
     * @param state such as {@code SHIPPED}
     * @param late true when the shop has announced a delay
     */
    record OpenOrder(
            String orderId,
            String state,
            @Schema(nullable = true) Money total,
            @Schema(nullable = true) Instant eta,
            boolean late,
            @Schema(nullable = true) String carrier,
            @Schema(nullable = true) String trackingUrl) {}

    /** Open orders by customer, newest first; a customer without any is absent. One query for all. */
    Map<UUID, List<OpenOrder>> of(String brand, Collection<UUID> customers);
}
