package org.threadline.message;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.hibernate.Session;
import org.threadline.brand.Brand;
import org.threadline.security.wall.AsMachine;

/** Each brand's customers, walked through once a day, some at a time: what is older than the brand keeps it goes. */
@ApplicationScoped
@AsMachine
class RetentionWalks {

    /** Small, so that no transaction is long and no customer waits for it. */
    private static final int STEP = 200;

    private static final Duration AGAIN = Duration.ofDays(1);

    /** @param expired customers whose time is over; they are to be erased one by one */
    record Step(List<UUID> expired) {}

    // Customers first, as everywhere. Who is busy has just been heard and is looked at tomorrow.
    private static final String LOCK = """
            select id from customer where id in (:customers) order by id for no key update skip locked""";

    private static final String BLANK = """
            update message set body = '', media = '[]', erased_at = :now,
              redact_at = case when status <> 'CANCELED' then cast(:now as timestamptz) end
            where brand = :brand and customer_id in (:customers) and created_at < :before
              and erased_at is null and status_rank = %d""".formatted(Status.RECEIVED.rank());

    private static final String EXPIRED = """
            select c.id from customer c
            where c.id in (:customers) and c.erased_at is null and c.updated_at < :before
              and not exists (select 1 from message m
                              where m.brand = c.brand and m.customer_id = c.id and m.created_at >= :before)""";

    private final Session entities;
    private final Clock clock;

    RetentionWalks(Session entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /** Brands that are new are walked from now on. */
    @Transactional
    void begin() {
        entities.createNativeMutationQuery("""
                        insert into retention_walk (brand, next_at) select key, :now from brand
                        on conflict on constraint pk_retention_walk do nothing""")
                .setParameter("now", clock.instant())
                .executeUpdate();
    }

    /** @return empty when no brand is due, or another replica walks it */
    @Transactional
    Optional<Step> step() {
        return entities
                .createNativeQuery("""
                        select brand, after_customer from retention_walk where next_at <= :now
                        order by next_at limit 1 for update skip locked""", Object[].class)
                .setParameter("now", clock.instant())
                .getResultList()
                .stream()
                .findFirst()
                .map(row -> step((String) row[0], (UUID) row[1]));
    }

    private Step step(String key, UUID after) {
        Brand brand = Brand.withKey(key).orElseThrow();
        Period messages = brand.policies().keepMessagesFor();
        Period customers = brand.policies().keepCustomersFor();
        List<UUID> next = messages == null && customers == null ? List.of() : next(key, after);
        List<UUID> free = next.isEmpty()
                ? List.of()
                : entities.createNativeQuery(LOCK, UUID.class)
                        .setParameter("customers", next)
                        .getResultList();
        if (messages != null && !free.isEmpty()) {
            blank(key, free, before(brand, messages));
        }
        List<UUID> expired = customers == null || free.isEmpty() ? List.of() : expired(free, before(brand, customers));
        keepPlace(key, next);
        return new Step(expired);
    }

    private List<UUID> next(String brand, UUID after) {
        return entities.createNativeQuery(
                        "select id from customer where brand = :brand and id > :after order by id limit :most",
                        UUID.class)
                .setParameter("brand", brand)
                .setParameter("after", after == null ? new UUID(0, 0) : after)
                .setParameter("most", STEP)
                .getResultList();
    }

    private void blank(String brand, List<UUID> customers, Instant before) {
        entities.createNativeMutationQuery(BLANK)
                .setParameter("brand", brand)
                .setParameter("customers", customers)
                .setParameter("before", before)
                .setParameter("now", clock.instant())
                .executeUpdate();
    }

    private List<UUID> expired(List<UUID> customers, Instant before) {
        return entities.createNativeQuery(EXPIRED, UUID.class)
                .setParameter("customers", customers)
                .setParameter("before", before)
                .getResultList();
    }

    private void keepPlace(String brand, List<UUID> walked) {
        boolean over = walked.size() < STEP;
        entities.createNativeMutationQuery(
                        "update retention_walk set after_customer = :after, next_at = :next where brand = :brand")
                .setParameter("after", over ? null : walked.getLast(), UUID.class)
                .setParameter("next", over ? clock.instant().plus(AGAIN) : clock.instant())
                .setParameter("brand", brand)
                .executeUpdate();
    }

    private Instant before(Brand brand, Period kept) {
        return clock.instant().atZone(brand.timeZone()).minus(kept).toInstant();
    }
}
