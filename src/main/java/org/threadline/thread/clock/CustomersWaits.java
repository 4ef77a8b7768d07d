package org.threadline.thread.clock;

import java.time.Clock;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.threadline.brand.Brand;
import org.threadline.customer.Customer;
import org.threadline.customer.PersonalData;
import org.threadline.customer.PersonalRows;

import com.fasterxml.jackson.databind.JsonNode;

/** How long a customer has waited. Erased, they wait for nothing any more; only times stay, because they are counted. */
@ApplicationScoped
class CustomersWaits implements PersonalData {

    private static final String WAITS = """
            select thread_id as "threadId", measure, started_at as "startedAt", due_at as "dueAt",
              stopped_at as "stoppedAt", outcome
            from stopwatch where customer_id = :customer order by started_at, id""";

    private final PersonalRows rows;
    private final Clock clock;

    CustomersWaits(PersonalRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    @Override
    public Set<String> tables() {
        return Set.of("stopwatch");
    }

    @Override
    public Map<String, JsonNode> of(Customer customer) {
        return Map.of("waits", rows.of(customer, WAITS));
    }

    @Override
    public void erase(Customer customer) {
        var time = Brand.withKey(customer.brand()).orElseThrow().businessTime();
        Stopwatch.running(customer.id()).forEach(stopwatch -> stopwatch.stop(Outcome.GIVEN_UP, clock.instant(), time));
    }
}
