package org.threadline.outbound;

import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.threadline.customer.Customer;
import org.threadline.customer.PersonalData;
import org.threadline.customer.PersonalRows;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Answers about a customer that agents were given and would be given again. Erased, an answer stays one, so that the call
 * is not made again, but says nothing any more.
 */
@ApplicationScoped
class CustomersAnswers implements PersonalData {

    // An answer is a message, a message with its thread, a thread with its customer, or a line of the ledger.
    private static final String ANSWERS = """
            idempotent_call c where exists (
              select 1 from (select cast(case when c.answer like '{%' then c.answer else '{}' end as jsonb) as a) as answer
              where a ->> 'customerId' = cast(:customer as text)
                or a -> 'customer' ->> 'id' = cast(:customer as text)
                or a -> 'thread' -> 'customer' ->> 'id' = cast(:customer as text)
                or a ->> 'id' in (select cast(id as text) from message where customer_id = :customer
                                  union all select cast(id as text) from consent_entry where customer_id = :customer)
                or a -> 'message' ->> 'id' in (select cast(id as text) from message where customer_id = :customer))""";

    private final PersonalRows rows;

    CustomersAnswers(PersonalRows rows) {
        this.rows = rows;
    }

    @Override
    public Set<String> tables() {
        return Set.of("idempotent_call");
    }

    @Override
    public Map<String, JsonNode> of(Customer customer) {
        return Map.of(
                "answers",
                rows.of(
                        customer,
                        "select caller, called_at as \"calledAt\", cast(answer as json) as answer from " + ANSWERS));
    }

    @Override
    public void erase(Customer customer) {
        rows.change(customer, "update " + ANSWERS.replaceFirst("where", "set answer = '{\"erased\":true}' where"));
    }
}
