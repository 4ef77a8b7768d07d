package org.threadline.customer;

import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;

/** The profile is shown by itself and forgotten last, because all others are found by it. */
@ApplicationScoped
class CustomerProfile implements PersonalData {

    @Override
    public Set<String> tables() {
        return Set.of("customer");
    }

    @Override
    public Map<String, JsonNode> of(Customer customer) {
        return Map.of();
    }

    @Override
    public void erase(Customer customer) {
        // Erasures does, when all others have.
    }
}
