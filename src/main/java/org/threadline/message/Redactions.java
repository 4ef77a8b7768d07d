package org.threadline.message;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.hibernate.Session;
import org.threadline.security.wall.AsMachine;

/** Which messages are still to be taken out at the carrier. */
@ApplicationScoped
@AsMachine
class Redactions {

    /** Whoever asks has written down the answer by then, or is dead. */
    private static final Duration LEASE = Duration.ofMinutes(10);

    /** @param tries how often it has failed before */
    record Due(UUID messageId, String carrierMessageId, int tries) {}

    // A message whose end is not known may not be ready at the carrier either. One that has no id of the carrier gets
    // it
    // by its first callback, if the carrier has it at all.
    private static final String CLAIM = """
            update message set redact_at = :lease where id in (
              select id from message
              where redact_at <= :now and carrier_message_id is not null
                and (status_rank = %d or erased_at < :impatient)
              order by redact_at limit :most
              for no key update skip locked)
            returning id, carrier_message_id, redactions""".formatted(Status.RECEIVED.rank());

    private final Session entities;
    private final RedactionConfig config;
    private final Clock clock;

    Redactions(Session entities, RedactionConfig config, Clock clock) {
        this.entities = entities;
        this.config = config;
        this.clock = clock;
    }

    /** For one replica alone, until its lease ends. */
    @Transactional
    List<Due> claim() {
        Instant now = clock.instant();
        return entities
                .createNativeQuery(CLAIM, Object[].class)
                .setParameter("now", now)
                .setParameter("lease", now.plus(LEASE))
                .setParameter("impatient", now.minus(config.patience()))
                .setParameter("most", config.batch())
                .getResultList()
                .stream()
                .map(row -> new Due((UUID) row[0], (String) row[1], ((Number) row[2]).intValue()))
                .toList();
    }

    @Transactional
    void done(Due due) {
        entities.createNativeMutationQuery("update message set redact_at = null where id = :id")
                .setParameter("id", due.messageId())
                .executeUpdate();
    }

    @Transactional
    void later(Due due) {
        entities.createNativeMutationQuery(
                        "update message set redact_at = :next, redactions = redactions + 1 where id = :id")
                .setParameter("next", clock.instant().plus(pause(due.tries())))
                .setParameter("id", due.messageId())
                .executeUpdate();
    }

    private Duration pause(int tries) {
        Duration doubled = config.firstRetry().multipliedBy(1L << Math.clamp(tries, 0, 20));
        return doubled.compareTo(config.longestRetry()) > 0 ? config.longestRetry() : doubled;
    }
}
