package org.threadline.retention.change;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.Session;
import org.threadline.customer.Customer;
import org.threadline.customer.PersonalData;
import org.threadline.customer.PersonalRows;
import org.threadline.thread.ChangesAsked;

import com.fasterxml.jackson.databind.JsonNode;

/** What a customer wanted to be done with orders. Erased, they wait for nothing, and which order it was goes. */
@ApplicationScoped
class CustomersChanges implements PersonalData, ChangesAsked {

    private static final int MOST = 10;

    private static final String CHANGES = """
            select id, kind, order_id as "orderId", thread_id as "threadId", message_id as "messageId", state,
              asked_at as "askedAt", settled_at as "settledAt", reason
            from order_change where customer_id = :customer order by asked_at, id""";

    private static final String ERASE = """
            update order_change set order_id = null, reason = null,
              state = case state when 'ASKED' then 'UNANSWERED' else state end
            where customer_id = :customer""";

    private final Session entities;
    private final PersonalRows rows;

    CustomersChanges(Session entities, PersonalRows rows) {
        this.entities = entities;
        this.rows = rows;
    }

    @Override
    public List<ChangeAsked> of(String brand, UUID customer) {
        return KnownChanges.last(brand, customer, MOST).stream()
                .map(OrderChange::asShown)
                .toList();
    }

    @Override
    public Set<String> tables() {
        return Set.of("order_change");
    }

    @Override
    public Map<String, JsonNode> of(Customer customer) {
        return Map.of("orderChanges", rows.of(customer, CHANGES));
    }

    @Override
    public void erase(Customer customer) {
        entities.flush();
        rows.change(customer, ERASE);
    }
}
