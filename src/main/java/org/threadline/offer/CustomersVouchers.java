package org.threadline.offer;

import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.threadline.customer.Customer;
import org.threadline.customer.PersonalData;
import org.threadline.customer.PersonalRows;

import com.fasterxml.jackson.databind.JsonNode;

/** What a customer was given. Erased, they keep no code and wait for nothing; amounts stay, because they were spent. */
@ApplicationScoped
class CustomersVouchers implements PersonalData {

    private static final String VOUCHERS = """
            select id, origin, thread_id as "threadId", order_id as "orderId", incident_id as "incidentId", amount, currency, reason, state, code,
              asked_at as "askedAt", decided_at as "decidedAt", expires_at as "expiresAt",
              redeemed_at as "redeemedAt", redeemed_order_id as "redeemedOrderId"
            from voucher where customer_id = :customer order by asked_at, id""";

    private static final String ERASE = """
            update voucher set reason = null, code = null, order_id = null, incident_id = null, redeemed_order_id = null,
              state = case state when 'ASKED' then 'REFUSED' else state end
            where customer_id = :customer""";

    private final PersonalRows rows;

    CustomersVouchers(PersonalRows rows) {
        this.rows = rows;
    }

    @Override
    public Set<String> tables() {
        return Set.of("voucher");
    }

    @Override
    public Map<String, JsonNode> of(Customer customer) {
        return Map.of("vouchers", rows.of(customer, VOUCHERS));
    }

    @Override
    public void erase(Customer customer) {
        rows.change(customer, ERASE);
    }
}
