package org.threadline.outbound.failure;

import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.threadline.customer.Customer;
import org.threadline.customer.PersonalData;
import org.threadline.customer.PersonalRows;

import com.fasterxml.jackson.databind.JsonNode;

/** That a customer's number cannot be reached. Erased, it is found out anew. */
@ApplicationScoped
class CustomersSuppressions implements PersonalData {

    private static final String SUPPRESSED = """
            select number, code, message_id as "messageId", suppressed_at as "suppressedAt"
            from suppressed_number where customer_id = :customer""";

    private final PersonalRows rows;

    CustomersSuppressions(PersonalRows rows) {
        this.rows = rows;
    }

    @Override
    public Set<String> tables() {
        return Set.of("suppressed_number");
    }

    @Override
    public Map<String, JsonNode> of(Customer customer) {
        return Map.of("suppressions", rows.of(customer, SUPPRESSED));
    }

    @Override
    public void erase(Customer customer) {
        rows.change(customer, "delete from suppressed_number where customer_id = :customer");
    }
}
