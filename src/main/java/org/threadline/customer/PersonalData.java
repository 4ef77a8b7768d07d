package org.threadline.customer;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What one room holds about people. It stands here, at the bottom, because a person asks for all of it at once; each room
 * that keeps something about a customer tells here how it is shown to them and how it is taken out. A test holds every
 * table to be named by one of these, or to be excused by name.
 */
public interface PersonalData {

    /** Tables that are covered: what they hold about a customer is exported, and erased. */
    Set<String> tables();

    /** What is held about this customer, by the name under which the export shows it. */
    Map<String, JsonNode> of(Customer customer);

    /** Takes it out, in the caller's transaction, in which the customer's row is locked. */
    void erase(Customer customer);

    /** What others find their own by goes last; 0 comes first. */
    default int turn() {
        return 0;
    }

    /** Returns when nothing that was under way reaches the customer any more; called after the commit. */
    default void settle(UUID customer) {}
}
