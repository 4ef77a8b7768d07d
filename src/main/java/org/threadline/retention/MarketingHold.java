package org.threadline.retention;

import java.util.Set;
import java.util.UUID;

/**
 * A reason for which nothing is sold to a customer for now: they are waiting, or angry. Each reason is a class of its own;
 * whoever knows of another one adds it, and the gate asks it too.
 */
public interface MarketingHold {

    /** As the decision tells it; its words stand in {@code message.Reasons}. */
    String reason();

    /**
     * To whom nothing is sold. One query for all.
     *
     * @param brands those that the customers belong to, for indexes that begin with the brand
     */
    Set<UUID> among(Set<String> brands, Set<UUID> customers);
}
