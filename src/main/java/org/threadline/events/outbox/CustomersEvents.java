package org.threadline.events.outbox;

import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.threadline.customer.Customer;
import org.threadline.customer.PersonalData;
import org.threadline.customer.PersonalRows;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What was told of a customer and may be told once more. Events name people by our ids, but some name an order or a cart too, and
 * where the installation has chosen to tell what was written they hold that; what webhooks are sent is the same.
 */
@ApplicationScoped
class CustomersEvents implements PersonalData {

    private static final String EVENTS = """
            select cast(event as json) as event, published_at as "publishedAt" from outbox_event
            where key = :customer and type in ('message.received', 'thread.opened', 'cart.recovered') order by position""";

    // The same event with the same id, so that nothing is told anew.
    private static final String SILENCE = """
            update outbox_event
            set event = cast(cast(event as jsonb) #- '{data,body}' #- '{data,media}' #- '{data,orderId}' #- '{data,cartId}'
              as text)
            where key = :customer and type in ('message.received', 'thread.opened', 'cart.recovered')""";

    private final PersonalRows rows;

    CustomersEvents(PersonalRows rows) {
        this.rows = rows;
    }

    @Override
    public Set<String> tables() {
        return Set.of("outbox_event", "webhook_delivery");
    }

    @Override
    public Map<String, JsonNode> of(Customer customer) {
        return Map.of("events", rows.of(customer, EVENTS));
    }

    @Override
    public void erase(Customer customer) {
        rows.change(customer, SILENCE);
    }
}
