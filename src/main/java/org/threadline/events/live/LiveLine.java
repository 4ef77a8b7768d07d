package org.threadline.events.live;

import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.hibernate.Session;
import org.threadline.events.live.LiveReader.Audience;
import org.threadline.security.wall.AsMachine;

/**
 * The order in which everything committed is told. Places are given after the commit, by one transaction at a time on
 * all replicas together: whoever sees a place sees all places before it, so "behind the last that I have seen" skips
 * nothing, however late something was committed.
 */
@ApplicationScoped
class LiveLine {

    static final int BATCH = 500;

    // In the order in which OutboxSlots locks them too.
    private static final String LINE_UP = """
            with waiting as (
              select id, position from outbox_event where live_position is null
              order by position limit :batch for update),
            numbered as (select id, row_number() over (order by position) as number from waiting)
            update outbox_event o set live_position = :last + n.number from numbered n where n.id = o.id""";

    private static final String COLUMNS = "select live_position, brand, type, event, created_at from outbox_event ";

    /**
     * Where the line begins and ends now.
     *
     * @param forgotten the highest place that is no longer kept; 0: none
     */
    record Ends(long forgotten, long last) {}

    /** Some of what was asked for is no longer kept. */
    static class Forgotten extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Forgotten() {
            super("what this reader has missed is no longer kept");
        }
    }

    private final Session entities;

    LiveLine(Session entities) {
        this.entities = entities;
    }

    /** Gives places to what has none. @return whether there may be more */
    @AsMachine
    @Transactional
    boolean lineUp() {
        if (nothingWaits()) {
            return false;
        }
        long last = entities.createNativeQuery("select last from live_line for update", Long.class)
                .getSingleResult();
        // A statement of its own: only so does it see what the holder of the lock before us has done.
        int placed = entities.createNativeMutationQuery(LINE_UP)
                .setParameter("batch", BATCH)
                .setParameter("last", last)
                .executeUpdate();
        entities.createNativeMutationQuery("update live_line set last = :last")
                .setParameter("last", last + placed)
                .executeUpdate();
        return placed == BATCH;
    }

    /** What stands behind a place, a batch at most. */
    @AsMachine
    @Transactional
    List<LiveEvent> behind(long position) {
        return entities
                .createNativeQuery(
                        COLUMNS + "where live_position > :position order by live_position limit :batch", Object[].class)
                .setParameter("position", position)
                .setParameter("batch", BATCH)
                .getResultList()
                .stream()
                .map(LiveLine::event)
                .toList();
    }

    /**
     * What stands behind a place, up to another, for these ears; a batch at most.
     *
     * @throws Forgotten when some of it was pruned meanwhile
     */
    @Transactional
    List<LiveEvent> between(long position, long upTo, Audience audience) {
        List<LiveEvent> found = entities
                .createNativeQuery(COLUMNS + """
                        where live_position > :position and live_position <= :upTo
                          and (type like 'thread.%' or type like 'message.%')
                          and (:all or brand in (:brands))
                        order by live_position limit :batch""", Object[].class)
                .setParameter("position", position)
                .setParameter("upTo", upTo)
                .setParameter("all", audience.allBrands())
                .setParameter("brands", audience.brands().isEmpty() ? List.of("") : audience.brands())
                .setParameter("batch", BATCH)
                .getResultList()
                .stream()
                .map(LiveLine::event)
                .toList();
        if (ends().forgotten() > position) {
            throw new Forgotten();
        }
        return found;
    }

    @Transactional
    Ends ends() {
        Object[] row = entities.createNativeQuery("select forgotten, last from live_line", Object[].class)
                .getSingleResult();
        return new Ends((Long) row[0], (Long) row[1]);
    }

    private boolean nothingWaits() {
        return !entities.createNativeQuery(
                        "select exists (select 1 from outbox_event where live_position is null)", Boolean.class)
                .getSingleResult();
    }

    private static LiveEvent event(Object[] row) {
        return new LiveEvent((Long) row[0], (String) row[1], (String) row[2], (String) row[3], (Instant) row[4]);
    }
}
