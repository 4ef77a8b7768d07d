package org.threadline.order;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.Session;
import org.threadline.customer.Customer;
import org.threadline.customer.OrderOwners;
import org.threadline.customer.PersonalData;
import org.threadline.customer.PersonalRows;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Orders by whose they are. Erased, an order keeps its state and its total under a number that is nobody's: under its own
 * it would lead back to the person by the shop's books, and the next event of it would be written down here.
 */
@ApplicationScoped
class CustomersOrders implements PersonalData, OrderOwners {

    private static final String ORDERS = """
            select o.order_id as "orderId", o.state, o.as_of as "asOf", o.total_amount as "totalAmount",
              o.total_currency as "totalCurrency", o.items, o.promised_by as "promisedBy", o.eta, o.carrier,
              o.tracking_url as "trackingUrl", o.late,
              (select coalesce(json_agg(json_build_object('incidentId', i.incident_id, 'newEta', i.new_eta,
                 'reason', i.reason, 'occurredAt', i.occurred_at)), '[]')
               from order_incident i where i.brand = o.brand and i.order_id = o.order_id) as incidents
            from customer_order o where o.customer_id = :customer order by o.as_of""";

    private static final String ITS = """
            delete from %s d using customer_order o
            where o.customer_id = :customer and d.brand = o.brand and d.order_id = o.order_id""";

    private final Session entities;
    private final PersonalRows rows;

    CustomersOrders(Session entities, PersonalRows rows) {
        this.entities = entities;
        this.rows = rows;
    }

    @Override
    public Set<UUID> of(Collection<String> brands, String orderId) {
        return new HashSet<>(entities.createNativeQuery(
                        "select customer_id from customer_order where brand in (:brands) and order_id = :order",
                        UUID.class)
                .setParameter("brands", brands)
                .setParameter("order", orderId)
                .getResultList());
    }

    @Override
    public Set<String> tables() {
        return Set.of("customer_order", "order_incident", "order_news");
    }

    @Override
    public Map<String, JsonNode> of(Customer customer) {
        return Map.of("orders", rows.of(customer, ORDERS));
    }

    @Override
    public void erase(Customer customer) {
        entities.flush();
        rows.change(customer, ITS.formatted("order_incident"));
        rows.change(customer, ITS.formatted("order_news"));
        rows.change(customer, """
                update customer_order set order_id = 'erased-' || gen_random_uuid(), items = '[]', carrier = null,
                  tracking_url = null
                where customer_id = :customer""");
    }
}
