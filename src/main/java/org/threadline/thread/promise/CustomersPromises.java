package org.threadline.thread.promise;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.threadline.brand.Brand;
import org.threadline.customer.Customer;
import org.threadline.customer.PersonalData;
import org.threadline.customer.PersonalRows;
import org.threadline.thread.PromisesMade;

import com.fasterxml.jackson.databind.JsonNode;

/** What a customer was told to expect. Erased, they expect nothing any more; only times stay, because they are counted. */
@ApplicationScoped
class CustomersPromises implements PersonalData, PromisesMade {

    private static final int MOST = 10;

    private static final String PROMISES = """
            select thread_id as "threadId", said, made_at as "madeAt", due_at as "until", outcome, told_id as "stillOnItId",
              ended_at as "endedAt"
            from promise where customer_id = :customer order by made_at, id""";

    private final PersonalRows rows;
    private final Clock clock;

    CustomersPromises(PersonalRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    @Override
    public List<PromiseMade> of(String brand, UUID customer) {
        return KnownPromises.last(brand, customer, MOST).stream()
                .map(Promise::asMade)
                .toList();
    }

    @Override
    public Set<String> tables() {
        return Set.of("promise");
    }

    @Override
    public Map<String, JsonNode> of(Customer customer) {
        return Map.of("promises", rows.of(customer, PROMISES));
    }

    @Override
    public void erase(Customer customer) {
        ZoneId zone = Brand.withKey(customer.brand()).orElseThrow().timeZone();
        KnownPromises.awaited(customer.id()).forEach(promise -> promise.over(clock.instant(), zone));
    }
}
