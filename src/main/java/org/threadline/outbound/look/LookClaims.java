package org.threadline.outbound.look;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.hibernate.Session;
import org.threadline.security.wall.AsMachine;
import org.threadline.value.PhoneNumber;

/** Which texts the carrier is asked about now, for one replica each. */
@ApplicationScoped
@AsMachine
class LookClaims {

    /** Whoever asks has written down the answer by then, or is dead. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    /**
     * A text to ask about.
     *
     * @param carrierMessageId null while the outcome of the send is unknown
     * @param startedAt when the request to the carrier began
     * @param earliest not later than that, whatever clock it was written by
     */
    record Sought(
            UUID messageId,
            UUID customerId,
            PhoneNumber to,
            String carrierMessageId,
            Instant startedAt,
            Instant earliest) {}

    // Never asked about: when it is old enough. Asked about before: when it says so itself.
    private static final String CLAIM = """
            update message m set look_at = :lease
            from customer c
            where c.id = m.customer_id and m.id in (
              select id from message
              where status in %s and coalesce(look_at, starts_at, decided_at, created_at) <= :now
                and (look_at is not null or coalesce(starts_at, decided_at, created_at) <= :old)
              order by coalesce(look_at, starts_at, decided_at, created_at)
              limit :most
              for no key update skip locked)
            returning m.id, m.customer_id, c.phone, m.carrier_message_id,
              coalesce(m.starts_at, m.decided_at, m.created_at),
              coalesce(m.starts_at, greatest(m.due_at, m.created_at))""";

    private static final String UNKNOWN = CLAIM.formatted("('UNKNOWN')");
    private static final String SILENT = CLAIM.formatted("('ACCEPTED', 'SENT')");

    private final Session entities;
    private final LookConfig config;
    private final Clock clock;

    LookClaims(Session entities, LookConfig config, Clock clock) {
        this.entities = entities;
        this.config = config;
        this.clock = clock;
    }

    /** Sends whose outcome nobody knows, longest due first. */
    @Transactional
    List<Sought> unknown(int most) {
        return claim(UNKNOWN, config.unknownAfter(), most);
    }

    /** Texts that the carrier took and has said nothing final about. */
    @Transactional
    List<Sought> silent(int most) {
        return claim(SILENT, config.silentAfter(), most);
    }

    private List<Sought> claim(String sql, Duration age, int most) {
        Instant now = clock.instant();
        return entities
                .createNativeQuery(sql, Object[].class)
                .setParameter("now", now)
                .setParameter("old", now.minus(age))
                .setParameter("lease", now.plus(LEASE))
                .setParameter("most", most)
                .getResultList()
                .stream()
                .map(LookClaims::sought)
                .toList();
    }

    private static Sought sought(Object[] row) {
        return new Sought(
                (UUID) row[0],
                (UUID) row[1],
                new PhoneNumber((String) row[2]),
                (String) row[3],
                (Instant) row[4],
                (Instant) row[5]);
    }
}
