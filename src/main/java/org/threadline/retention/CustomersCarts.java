package org.threadline.retention;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.Session;
import org.threadline.customer.Customer;
import org.threadline.customer.LeftCarts;
import org.threadline.customer.PersonalData;
import org.threadline.customer.PersonalRows;

import com.fasterxml.jackson.databind.JsonNode;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

/**
 * Carts by whose they are. Erased, a cart keeps what became of it and its total
 * under an id that is nobody's, and a reminder what it brought.
 */
@ApplicationScoped
class CustomersCarts implements PersonalData, LeftCarts {

    private static final String CARTS = """
            select cart_id as "cartId", state, as_of as "asOf", checkout_url as "checkoutUrl",
              total_amount as "totalAmount", total_currency as "totalCurrency", items, reminder_id as "reminderId",
              order_id as "orderId"
            from cart where customer_id = :customer order by as_of""";

    private static final String REMINDERS = """
            select message_id as "messageId", cart_id as "cartId", fate, reason, decided_at as "decidedAt",
              left_at as "leftAt", ordered_at as "orderedAt", order_id as "orderId", order_amount as "orderAmount",
              order_currency as "orderCurrency", recovered_at as "recoveredAt", recovered_by as "recoveredBy",
              recovered_amount as "recoveredAmount", recovered_currency as "recoveredCurrency"
            from cart_reminder where customer_id = :customer order by decided_at, id""";

    private final KnownCarts known;
    private final DecidedReminders decided;
    private final Session entities;
    private final PersonalRows rows;

    CustomersCarts(KnownCarts known, DecidedReminders decided, Session entities, PersonalRows rows) {
        this.known = known;
        this.decided = decided;
        this.entities = entities;
        this.rows = rows;
    }

    @Override
    public Map<UUID, List<LeftCart>> of(String brand, Collection<UUID> customers) {
        List<Cart> carts = known.leftBy(brand, customers);
        Set<UUID> reminded = decided.left(
                carts.stream().map(Cart::reminderId).filter(Objects::nonNull).toList());
        return carts.stream()
                .collect(groupingBy(
                        Cart::customerId,
                        mapping(cart -> cart.asLeft(reminded.contains(cart.reminderId())), toList())));
    }

    @Override
    public Set<String> tables() {
        return Set.of("cart", "cart_news", "cart_reminder");
    }

    @Override
    public Map<String, JsonNode> of(Customer customer) {
        return Map.of("carts", rows.of(customer, CARTS), "cartReminders", rows.of(customer, REMINDERS));
    }

    @Override
    public void erase(Customer customer) {
        entities.flush();
        rows.change(customer, """
                delete from cart_news n using cart c
                where c.customer_id = :customer and n.brand = c.brand and n.cart_id = c.cart_id""");
        rows.change(customer, """
                update cart set cart_id = 'erased-' || gen_random_uuid(), items = '[]', checkout_url = null,
                  order_id = null
                where customer_id = :customer""");
        // What was decided, when and what it brought stays: it is counted.
        rows.change(customer, """
                update cart_reminder set cart_id = null, order_id = null, recovered_by = null
                where customer_id = :customer""");
    }
}
