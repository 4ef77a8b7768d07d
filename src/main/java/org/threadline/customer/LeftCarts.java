package org.threadline.customer;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.threadline.value.Item;
import org.threadline.value.Money;

/** What a customer has put into carts and not bought, for whoever answers them; see {@link OpenOrders}. */
public interface LeftCarts {

    /**
     * @param since when it was filled last
     * @param reminded whether a reminder of it has left
     */
    record LeftCart(
            String cartId,
            @Schema(nullable = true) Money total,
            List<Item> items,
            String checkoutUrl,
            Instant since,
            boolean reminded) {}

    /** By customer, the newest first; a customer without any is absent. However many customers, two queries. */
    Map<UUID, List<LeftCart>> of(String brand, Collection<UUID> customers);
}
