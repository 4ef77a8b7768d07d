package org.threadline.customer;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/** Who has ordered under a number. It stands here, below the room that knows, for whoever searches customers. */
public interface OrderOwners {

    /** Customers of these brands with an order of exactly this number. */
    Set<UUID> of(Collection<String> brands, String orderId);
}
