package org.threadline.outbound.look;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.hibernate.Session;
import org.threadline.customer.Customer;
import org.threadline.customer.Customers;
import org.threadline.outbound.CarrierRecords;
import org.threadline.outbound.CarrierRecords.Entry;
import org.threadline.outbound.Reconciled;
import org.threadline.outbound.look.Comparison.Finding;
import org.threadline.outbound.look.Comparison.Ours;
import org.threadline.outbound.look.LookClaims.Sought;
import org.threadline.security.wall.AsMachine;

/** Writes down what the carrier's records say, each look in one short transaction after it. */
@ApplicationScoped
@AsMachine
class LookRecords {

    // Those whose answer is still awaited too: what the carrier has may be theirs.
    private static final String WITHOUT_ID = """
            select id, body, coalesce(starts_at, greatest(due_at, created_at)), status = 'SENDING'
            from message
            where customer_id = :customer and brand = :brand and direction = 'OUTBOUND'
              and status in ('UNKNOWN', 'SENDING') and carrier_message_id is null
            order by id for update""";

    /**
     * One reading of the carrier's list.
     *
     * @param asked the texts because of which it was read; all of one customer
     * @param at when it was asked for
     * @param whole whether texts that wait at the carrier were on it too
     */
    record Look(List<Sought> asked, Instant at, boolean whole, List<Entry> entries) {}

    private final Session entities;
    private final Customers customers;
    private final UnclaimedEntries unclaimed;
    private final Settlements settlements;
    private final NextLooks next;

    LookRecords(
            Session entities,
            Customers customers,
            UnclaimedEntries unclaimed,
            Settlements settlements,
            NextLooks next) {
        this.entities = entities;
        this.customers = customers;
        this.unclaimed = unclaimed;
        this.settlements = settlements;
        this.next = next;
    }

    /** Settles what can be settled; the rest is asked about again, or given up. */
    @Transactional
    void record(Look look) {
        Customer customer = customers.lock(look.asked().getFirst().customerId());
        List<Ours> ours = withoutId(customer);
        Map<UUID, Finding> findings = Comparison.of(ours, unclaimed.of(customer, look.entries()));
        findings.forEach((id, finding) -> {
            if (finding instanceof Finding.Found(Entry entry)) {
                settlements.found(id, entry);
            }
        });
        for (Sought sought : look.asked()) {
            switch (findings.get(sought.messageId())) {
                case Finding.Nothing nothing -> next.afterNothing(sought, look.at(), look.whole());
                case Finding.Unclear unclear -> next.afterDoubt(sought, Reconciled.Result.UNCLEAR);
                case Finding.Found settled -> {}
                // Somebody else has settled it while we asked.
                case null -> {}
            }
        }
    }

    /** The list could not be read, so nothing is known. */
    @Transactional
    void unavailable(List<Sought> asked) {
        customers.lock(asked.getFirst().customerId());
        asked.forEach(sought -> next.afterDoubt(sought, Reconciled.Result.UNAVAILABLE));
    }

    /** What the carrier says of a text that it took long ago. */
    @Transactional
    void heard(Sought sought, CarrierRecords.Answer answer) {
        switch (answer) {
            case CarrierRecords.Answer.Unavailable unavailable -> next.soon(sought);
            case CarrierRecords.Answer.Entries(List<Entry> entries) when entries.isEmpty() -> next.never(sought);
            case CarrierRecords.Answer.Entries(List<Entry> entries) -> {
                next.later(sought);
                settlements.news(sought.messageId(), entries.getFirst());
            }
        }
    }

    private List<Ours> withoutId(Customer customer) {
        return entities
                .createNativeQuery(WITHOUT_ID, Object[].class)
                .setParameter("customer", customer.id())
                .setParameter("brand", customer.brand())
                .getResultList()
                .stream()
                .map(row -> new Ours((UUID) row[0], (String) row[1], (Instant) row[2], (Boolean) row[3]))
                .toList();
    }
}
