package org.threadline.events.webhook;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.hibernate.Session;
import org.threadline.security.wall.AsMachine;

/** Takes due deliveries for one replica each, a few of each webhook at a time. */
@ApplicationScoped
@AsMachine
class DeliveryClaims {

    // By webhook, not by time: a thousand deliveries that wait for a dead receiver do not stand in anybody's way. In
    // random order, so that none is first each time when there are more webhooks than places.
    private static final String CLAIM = """
            with due as (
              select d.webhook_id, d.event_id
              from (select id, failures from webhook where not paused order by random()) w
              cross join lateral (
                select count(*) as calls from webhook_delivery b
                where b.webhook_id = w.id and b.lease_until is not null and b.lease_until > :now) busy
              cross join lateral (
                select webhook_id, event_id from webhook_delivery
                where webhook_id = w.id and status = 'PENDING' and due_at <= :now
                  and (lease_until is null or lease_until <= :now)
                order by due_at
                limit greatest(0, case when w.failures > 0 then 1 else :each end - busy.calls)
                for update skip locked) d
              limit :most)
            update webhook_delivery d
            set lease_until = :until, attempts = d.attempts + 1,
                first_tried_at = coalesce(d.first_tried_at, :now), last_tried_at = :now
            from due
              join webhook w on w.id = due.webhook_id
              join outbox_event e on e.id = due.event_id
            where d.webhook_id = due.webhook_id and d.event_id = due.event_id
            returning d.webhook_id, d.event_id, w.url, w.secret,
              case when w.previous_secret_until > :now then w.previous_secret end, e.event, d.attempts, d.first_tried_at""";

    private final Session entities;
    private final WebhookConfig config;
    private final SecretSeal seal;
    private final Clock clock;

    DeliveryClaims(Session entities, WebhookConfig config, SecretSeal seal, Clock clock) {
        this.seal = seal;
        this.entities = entities;
        this.config = config;
        this.clock = clock;
    }

    @Transactional
    List<Attempt> claim(int most) {
        Instant now = clock.instant();
        return entities
                .createNativeQuery(CLAIM, Object[].class)
                .setParameter("now", now)
                .setParameter("each", config.parallelEach())
                .setParameter("most", most)
                .setParameter("until", now.plus(config.lease()))
                .getResultList()
                .stream()
                .map(this::attempt)
                .toList();
    }

    private Attempt attempt(Object[] row) {
        UUID webhook = (UUID) row[0];
        List<String> secrets = Stream.of(row[3], row[4])
                .filter(Objects::nonNull)
                .map(stored -> seal.open(webhook, (String) stored))
                .toList();
        return new Attempt(
                webhook, (UUID) row[1], (String) row[2], secrets, (String) row[5], (Integer) row[6], (Instant) row[7]);
    }
}
