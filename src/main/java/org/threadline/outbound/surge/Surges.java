package org.threadline.outbound.surge;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.hibernate.Session;

/** The surges of all brands: opened at the gate, lifted by people. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class Surges {

    private final Session entities;
    private final SurgeConfig config;
    private final Clock clock;

    Surges(Session entities, SurgeConfig config, Clock clock) {
        this.entities = entities;
        this.config = config;
        this.clock = clock;
    }

    static String reason(String prefix) {
        return "unusual-prefix:" + prefix;
    }

    /** How long a text waits that would not be pointless at any time. */
    Instant end() {
        return clock.instant().plus(config.lasts());
    }

    /**
     * From now on what is new there waits, and what has come within the window too; those of a surge before, unless it
     * was lifted, go on waiting.
     *
     * @return false when it surged already
     */
    boolean open(String brand, String prefix) {
        Instant now = clock.instant();
        return entities.createNativeMutationQuery("""
                        insert into surge (brand, prefix, since, opened_at, until)
                        values (:brand, :prefix, :since, :now, :until)
                        on conflict on constraint pk_surge do update
                        set since = case when surge.lifted_at is null then surge.since
                                         else greatest(excluded.since, surge.lifted_at) end,
                            opened_at = excluded.opened_at, until = excluded.until, lifted_at = null
                        where surge.until <= excluded.opened_at""")
                        .setParameter("brand", brand)
                        .setParameter("prefix", prefix)
                        .setParameter("since", now.minus(config.window()))
                        .setParameter("now", now)
                        .setParameter("until", end())
                        .executeUpdate()
                == 1;
    }

    /** Those of a brand that nobody has lifted, as long as somebody may wait for it. */
    List<Surge> of(String brand) {
        return entities
                .createNativeQuery("""
                        select s.prefix,
                          (select count(*) from customer c
                           where c.brand = s.brand and left(c.phone, 7) = s.prefix
                             and c.created_at between s.since and s.until),
                          s.since, s.opened_at, s.until
                        from surge s where s.brand = :brand and s.lifted_at is null and s.until > :stranger
                        order by s.prefix""", Object[].class)
                .setParameter("brand", brand)
                .setParameter("stranger", clock.instant().minus(config.strangerFor()))
                .getResultList()
                .stream()
                .map(row -> new Surge(
                        (String) row[0], ((Number) row[1]).longValue(), (Instant) row[2], (Instant) row[3], (Instant)
                                row[4]))
                .toList();
    }

    /**
     * Ends a surge; what has waited for it is due.
     *
     * @return false when nobody waits for it
     */
    boolean lift(String brand, String prefix) {
        boolean surged = entities.createNativeMutationQuery("""
                        update surge set lifted_at = :now, until = least(until, cast(:now as timestamptz))
                        where brand = :brand and prefix = :prefix and lifted_at is null""")
                        .setParameter("now", clock.instant())
                        .setParameter("brand", brand)
                        .setParameter("prefix", prefix)
                        .executeUpdate()
                == 1;
        if (surged) {
            entities.createNativeMutationQuery("""
                            update message m set due_at = :now
                            from customer c
                            where c.brand = :brand and left(c.phone, 7) = :prefix and m.customer_id = c.id
                              and m.brand = :brand and m.status = 'QUEUED' and m.decision = :reason""")
                    .setParameter("now", clock.instant())
                    .setParameter("brand", brand)
                    .setParameter("prefix", prefix)
                    .setParameter("reason", reason(prefix))
                    .executeUpdate();
        }
        return surged;
    }
}
