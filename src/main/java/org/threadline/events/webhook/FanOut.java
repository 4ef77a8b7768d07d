package org.threadline.events.webhook;

import java.time.Clock;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.hibernate.Session;
import org.threadline.events.outbox.OutboxConfig;
import org.threadline.security.wall.AsMachine;

/**
 * Writes for each new event a delivery to every webhook that wants it, many events in one statement. Beside the fact
 * and not in its transaction, so that what a brand subscribes to costs its customers no time.
 */
@ApplicationScoped
@AsMachine
class FanOut {

    private static final int BATCH = 500;

    // Any event that nobody has taken yet, however late it was committed. What happened before a webhook was set up is
    // not for it.
    private static final String SPREAD = """
            with taken as (
              select id, brand, type, created_at from outbox_event
              where keep_until is null order by position limit :batch for update skip locked),
            wanted as (
              insert into webhook_delivery (webhook_id, event_id, brand, type, status, due_at, created_at)
              select w.id, t.id, t.brand, t.type, 'PENDING', :now, t.created_at
              from taken t join webhook w
                on w.brand = t.brand and w.created_at <= t.created_at and (w.types = '{}' or t.type = any(w.types))
              on conflict on constraint pk_webhook_delivery do nothing
              returning event_id)
            update outbox_event o
            set keep_until = case when o.id in (select event_id from wanted) then cast(:replayable as timestamptz)
                                  else cast(:published as timestamptz) end
            from taken t where o.id = t.id""";

    private final Session entities;
    private final OutboxConfig config;
    private final Clock clock;

    FanOut(Session entities, OutboxConfig config, Clock clock) {
        this.entities = entities;
        this.config = config;
        this.clock = clock;
    }

    /** @return whether there may be more */
    @Transactional
    boolean spread() {
        Instant now = clock.instant();
        return entities.createNativeMutationQuery(SPREAD)
                        .setParameter("batch", BATCH)
                        .setParameter("now", now)
                        .setParameter("replayable", now.plus(config.keepDelivered()))
                        .setParameter("published", now.plus(config.keepPublished()))
                        .executeUpdate()
                == BATCH;
    }
}
