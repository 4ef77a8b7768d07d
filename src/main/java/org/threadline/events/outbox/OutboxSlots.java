package org.threadline.events.outbox;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.hibernate.Session;
import org.threadline.security.wall.AsMachine;
import org.threadline.value.Ids;

/**
 * The outbox is cut into slots by key, and a slot is worked by one publisher at a time, on all replicas together. So a
 * key's events leave in order, and no transaction is open while the broker is spoken to.
 */
@ApplicationScoped
@AsMachine
class OutboxSlots {

    private static final int SLOTS = 16;

    // More than one, or a quiet installation would publish in small bites; not all, or a replica that dies holds up
    // all.
    private static final int AT_ONCE = 4;

    // Those that have waited longest first, so that a slot that never empties does not starve the others.
    private static final String CLAIM = """
            with free as (
              select s.slot from outbox_slot s
              where (s.lease_until is null or s.lease_until < :now)
                and exists (select 1 from outbox_event e where e.slot = s.slot and e.published_at is null)
              order by s.served_at, s.slot limit :atOnce
              for update skip locked)
            update outbox_slot s set holder = :holder, lease_until = :until, served_at = :now
            from free where free.slot = s.slot
            returning s.slot""";

    // Whatever is there and not published, however late it was committed; never what lies behind a position.
    private static final String WAITING = """
            select e.id, e.key, e.event
            from outbox_slot s
            cross join lateral (
              select id, key, event, position from outbox_event
              where slot = s.slot and published_at is null
              order by position limit :batch) e
            where s.holder = :holder
            order by e.position""";

    // Locked in the order of the line that others form of the same rows, or the two could wait for each other.
    private static final String PUBLISHED = """
            with locked as (select id from outbox_event where id in (:ids) order by position for update)
            update outbox_event o set published_at = :now from locked l where l.id = o.id""";

    /** An event that waits, of this key. */
    record Waiting(UUID id, UUID key, String event) {}

    /** Events in order, for one publisher alone until the lease ends. */
    record Held(UUID holder, Instant until, List<Waiting> events) {}

    private final Session entities;
    private final OutboxConfig config;
    private final Clock clock;

    OutboxSlots(Session entities, OutboxConfig config, Clock clock) {
        this.entities = entities;
        this.config = config;
        this.clock = clock;
    }

    static int of(UUID key) {
        return Math.floorMod(key.hashCode(), SLOTS);
    }

    /** Free slots in which something waits; absent when there are none. */
    @Transactional
    Optional<Held> claim() {
        UUID holder = Ids.next();
        Instant now = clock.instant();
        Instant until = now.plus(config.lease());
        List<Short> slots = entities.createNativeQuery(CLAIM, Short.class)
                .setParameter("now", now)
                .setParameter("atOnce", AT_ONCE)
                .setParameter("holder", holder)
                .setParameter("until", until)
                .getResultList();
        return slots.isEmpty() ? Optional.empty() : Optional.of(new Held(holder, until, waiting(holder)));
    }

    private List<Waiting> waiting(UUID holder) {
        return entities
                .createNativeQuery(WAITING, Object[].class)
                .setParameter("holder", holder)
                .setParameter("batch", config.batch())
                .getResultList()
                .stream()
                .map(row -> new Waiting((UUID) row[0], (UUID) row[1], (String) row[2]))
                .toList();
    }

    /** Marks what the broker has acknowledged and lets go of the slots, in one step: who comes next sees both. */
    @Transactional
    void release(Held held, Collection<UUID> published) {
        if (!published.isEmpty()) {
            entities.createNativeMutationQuery(PUBLISHED)
                    .setParameter("now", clock.instant())
                    .setParameter("ids", published)
                    .executeUpdate();
        }
        entities.createNativeMutationQuery(
                        "update outbox_slot set holder = null, lease_until = null where holder = :holder")
                .setParameter("holder", held.holder())
                .executeUpdate();
    }
}
