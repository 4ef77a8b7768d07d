package org.threadline.retention;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.Session;
import org.threadline.customer.Customer;
import org.threadline.customer.LeftCarts;
import org.threadline.customer.PersonalData;
import org.threadline.customer.PersonalRows;

import com.fasterxml.jackson.databind.JsonNode;

/** Carts by whose they are. Erased, a cart keeps what became of it and its total under an id that is nobody's. */
@ApplicationScoped
class CustomersCarts implements PersonalData, LeftCarts {

    private static final String CARTS = """
            select cart_id as "cartId", state, as_of as "asOf", checkout_url as "checkoutUrl",
              total_amount as "totalAmount", total_currency as "totalCurrency", items, reminder_id as "reminderId",
              order_id as "orderId"
            from cart where customer_id = :customer order by as_of""";

    private final Session entities;
    private final PersonalRows rows;

    CustomersCarts(Session entities, PersonalRows rows) {
        this.entities = entities;
        this.rows = rows;
    }

    @Override
    public List<LeftCart> of(String brand, UUID customer) {
        return Cart.of(brand, customer).stream().map(Cart::asLeft).toList();
    }

    @Override
    public Set<String> tables() {
        return Set.of("cart", "cart_news");
    }

    @Override
    public Map<String, JsonNode> of(Customer customer) {
        return Map.of("carts", rows.of(customer, CARTS));
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
    }
}
