package org.threadline.consent;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.Session;
import org.threadline.customer.Customer;
import org.threadline.customer.PersonalData;
import org.threadline.customer.PersonalRows;

import com.fasterxml.jackson.databind.JsonNode;

/** A customer's ledger. Erased, it leaves nothing but what must not be forgotten: that they want to be left alone. */
@ApplicationScoped
class CustomersConsent implements PersonalData {

    private static final String LINES = """
            select id, purpose, granted, source, wording, address, message_id as "messageId", author, everything,
              effective_at as "saidAt", recorded_at as "recordedAt"
            from consent_entry where customer_id = :customer order by effective_at, id""";

    private final Session entities;
    private final PersonalRows rows;
    private final Consent consent;
    private final KeptWithdrawals kept;
    private final ErasedNumbers numbers;

    CustomersConsent(
            Session entities, PersonalRows rows, Consent consent, KeptWithdrawals kept, ErasedNumbers numbers) {
        this.numbers = numbers;
        this.entities = entities;
        this.rows = rows;
        this.consent = consent;
        this.kept = kept;
    }

    @Override
    public Set<String> tables() {
        return Set.of("consent_entry", "erased_number");
    }

    /** Answers that were given to agents are found by the lines in them. */
    @Override
    public int turn() {
        return 1;
    }

    @Override
    public Map<String, JsonNode> of(Customer customer) {
        return Map.of("consent", rows.of(customer, LINES));
    }

    @Override
    public void erase(Customer customer) {
        Set<Purpose> allowed = consent.allowed(customer.brand(), customer.id());
        List<Object[]> withdrawn = withdrawals(customer.id()).stream()
                .filter(line -> !allowed.contains(Purpose.valueOf((String) line[0])))
                .toList();
        withdrawn.stream()
                .map(line -> (Instant) line[1])
                .max(Instant::compareTo)
                .ifPresent(last -> kept.keep(
                        customer,
                        withdrawn.stream().map(line -> (String) line[0]).toList(),
                        last));
        if (!allowed.isEmpty()) {
            numbers.keep(customer);
        }
        // The ledger refuses to lose a line unless it is told whose are to go, for this transaction only.
        entities.createNativeQuery("select set_config('threadline.erasing_customer', :customer, true)", String.class)
                .setParameter("customer", customer.id().toString())
                .getSingleResult();
        rows.change(customer, "delete from consent_entry where customer_id = :customer");
        entities.createNativeQuery("select set_config('threadline.erasing_customer', '', true)", String.class)
                .getSingleResult();
    }

    private List<Object[]> withdrawals(UUID customer) {
        return entities.createNativeQuery("""
                        select purpose, max(effective_at) from consent_entry
                        where customer_id = :customer and not granted group by purpose""", Object[].class)
                .setParameter("customer", customer)
                .getResultList();
    }
}
