package org.threadline.outbound.surge;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.hibernate.Session;

/** Customers that a brand has not known for long, and whether too many of their kind came with them. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class Strangers {

    /**
     * Somebody new.
     *
     * @param prefix how their number begins
     * @param waits their prefix surged when they came
     * @param isTooMany with them their prefix begins to surge
     */
    record Stranger(UUID customer, String brand, String prefix, boolean waits, boolean isTooMany) {}

    // Neither count goes further than it must: what is asked at every claim must not cost more in a flood.
    private static final String STRANGERS = """
            select c.id, c.brand, left(c.phone, 7),
              coalesce(s.lifted_at is null and c.created_at between s.since and s.until, false),
              c.created_at > greatest(cast(:began as timestamptz), s.until) and fresh.numbers > :most
                and known.numbers <= :most
            from customer c
            left join surge s on s.brand = c.brand and s.prefix = left(c.phone, 7)
            cross join lateral (
              select count(*) as numbers from (
                select 1 from customer f
                where f.brand = c.brand and left(f.phone, 7) = left(c.phone, 7)
                  and f.created_at > greatest(cast(:began as timestamptz), s.until)
                limit :most + 1) as few) as fresh
            cross join lateral (
              select count(*) as numbers from (
                select 1 from customer k
                where k.brand = c.brand and left(k.phone, 7) = left(c.phone, 7) and k.created_at <= :stranger
                limit :most + 1) as few) as known
            where c.id in (:customers) and c.created_at > :stranger""";

    private final Session entities;
    private final SurgeConfig config;
    private final Clock clock;

    Strangers(Session entities, SurgeConfig config, Clock clock) {
        this.entities = entities;
        this.config = config;
        this.clock = clock;
    }

    /** Those of these customers that are strangers; one query for all. */
    List<Stranger> among(Collection<UUID> customers) {
        Instant now = clock.instant();
        return entities
                .createNativeQuery(STRANGERS, Object[].class)
                .setParameter("customers", customers)
                .setParameter("began", now.minus(config.window()))
                .setParameter("stranger", now.minus(config.strangerFor()))
                .setParameter("most", config.most())
                .getResultList()
                .stream()
                .map(row -> new Stranger(
                        (UUID) row[0], (String) row[1], (String) row[2], (Boolean) row[3], (Boolean) row[4]))
                .toList();
    }
}
