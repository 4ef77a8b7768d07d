package org.threadline.outbound.queue;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.threadline.customer.Customer;
import org.threadline.customer.PersonalData;

import com.fasterxml.jackson.databind.JsonNode;

/** The queue keeps nothing of its own about a customer, but may have a text to them in its hands. */
@ApplicationScoped
class CustomersSends implements PersonalData {

    private final SendsUnderWay underWay;

    CustomersSends(SendsUnderWay underWay) {
        this.underWay = underWay;
    }

    @Override
    public Set<String> tables() {
        return Set.of();
    }

    @Override
    public Map<String, JsonNode> of(Customer customer) {
        return Map.of();
    }

    @Override
    public void erase(Customer customer) {
        // What waits is the message's room's to cancel.
    }

    @Override
    public void settle(UUID customer) {
        underWay.awaitStarted(customer);
    }
}
