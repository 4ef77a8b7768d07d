package org.threadline.outbound.failure;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.hibernate.Session;
import org.threadline.outbound.Consequence;
import org.threadline.value.Ids;
import org.threadline.value.PhoneNumber;

import static java.util.stream.Collectors.toMap;

/** Numbers that the carrier cannot reach, per brand. No more texts to them until they text us or somebody lifts it. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Suppressions implements Remedy {

    /** One of them. */
    record Entry(UUID id, UUID customerId, PhoneNumber phone, String code, UUID messageId, Instant suppressedAt) {}

    private final Session entities;
    private final Clock clock;

    Suppressions(Session entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    @Override
    public Consequence consequence() {
        return Consequence.SUPPRESS_NUMBER;
    }

    /** As long as there is a retry, or could have been one in time, the number may still be reached. */
    @Override
    public void apply(Failure failure) {
        if (failure.isNumberGone() || !(failure.retry() instanceof RetryPlan.NoMore)) {
            return;
        }
        entities.createNativeMutationQuery("""
                        insert into suppressed_number (id, brand, number, customer_id, code, message_id, suppressed_at)
                        values (:id, :brand, :number, :customer, :code, :message, :now)
                        on conflict on constraint uq_suppressed_number do update
                        set id = excluded.id, code = excluded.code, message_id = excluded.message_id,
                          suppressed_at = excluded.suppressed_at""")
                .setParameter("id", Ids.next())
                .setParameter("brand", failure.brand())
                .setParameter("number", failure.to().value())
                .setParameter("customer", failure.customer().id())
                .setParameter("code", failure.code())
                .setParameter("message", failure.messageId())
                .setParameter("now", clock.instant())
                .executeUpdate();
    }

    /** The customer has texted: whatever the carrier says, there is a phone. */
    public void lift(UUID customer) {
        entities.createNativeMutationQuery("delete from suppressed_number where customer_id = :customer")
                .setParameter("customer", customer)
                .executeUpdate();
    }

    /** @return false when the brand has no such entry */
    boolean lift(String brand, UUID id) {
        return entities.createNativeMutationQuery("delete from suppressed_number where brand = :brand and id = :id")
                        .setParameter("brand", brand)
                        .setParameter("id", id)
                        .executeUpdate()
                == 1;
    }

    /** Which of these numbers are suppressed, with the carrier's code. */
    Map<String, String> among(String brand, Collection<String> numbers) {
        return entities
                .createNativeQuery(
                        "select number, code from suppressed_number where brand = :brand and number in (:numbers)",
                        Object[].class)
                .setParameter("brand", brand)
                .setParameter("numbers", numbers)
                .getResultList()
                .stream()
                .collect(toMap(row -> (String) row[0], row -> (String) row[1]));
    }

    /** The newest first, those before {@code before} only. */
    List<Entry> list(String brand, Optional<UUID> before, int most) {
        return entities
                .createNativeQuery("""
                        select id, customer_id, number, code, message_id, suppressed_at from suppressed_number
                        where brand = :brand and (cast(:before as uuid) is null or id < cast(:before as uuid))
                        order by id desc limit :most""", Object[].class)
                .setParameter("brand", brand)
                .setParameter("before", before.map(UUID::toString).orElse(null))
                .setParameter("most", most)
                .getResultList()
                .stream()
                .map(Suppressions::entry)
                .toList();
    }

    private static Entry entry(Object[] row) {
        return new Entry(
                (UUID) row[0],
                (UUID) row[1],
                new PhoneNumber((String) row[2]),
                (String) row[3],
                (UUID) row[4],
                (Instant) row[5]);
    }
}
