package org.threadline.thread;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.Session;
import org.threadline.security.wall.AsMachine;

import io.quarkus.scheduler.Scheduled;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

/**
 * Who is at which thread, on all replicas together. It holds for a few seconds and is said again while it is so: who
 * closes a laptop says nothing.
 */
@ApplicationScoped
public class Viewers {

    private static final String SAY = """
            insert into thread_viewer as v (thread_id, agent, brand, state, since, until)
            values (:thread, :agent, :brand, :state, :now, :until)
            on conflict on constraint pk_thread_viewer do update set state = excluded.state, until = excluded.until,
              since = case when v.state = excluded.state and v.until > :now then v.since else excluded.since end""";

    /** Somebody has come to a thread, has gone, or does something else there. */
    public record Changed(UUID threadId) {}

    /** A viewer of a thread of a brand. */
    public record Present(String brand, UUID threadId, Viewer viewer) {

        /** The same, no longer there. */
        public Present gone() {
            return new Present(brand, threadId, new Viewer(viewer.agent(), Viewer.State.GONE, viewer.since()));
        }
    }

    private final Session entities;
    private final Event<Changed> changed;
    private final Duration kept;
    private final Clock clock;

    Viewers(
            Session entities,
            Event<Changed> changed,
            @ConfigProperty(name = "threadline.presence.kept", defaultValue = "20s") Duration kept,
            Clock clock) {
        this.entities = entities;
        this.changed = changed;
        this.kept = kept;
        this.clock = clock;
    }

    /** Notes what somebody does at a thread; it holds until {@code threadline.presence.kept} is over. */
    @Transactional(Transactional.TxType.MANDATORY)
    void say(SupportThread thread, String agent, Viewer.State state) {
        if (state == Viewer.State.GONE) {
            entities.createNativeMutationQuery("delete from thread_viewer where thread_id = :thread and agent = :agent")
                    .setParameter("thread", thread.id())
                    .setParameter("agent", agent)
                    .executeUpdate();
        } else {
            Instant now = clock.instant();
            entities.createNativeMutationQuery(SAY)
                    .setParameter("thread", thread.id())
                    .setParameter("agent", agent)
                    .setParameter("brand", thread.brand())
                    .setParameter("state", state.name())
                    .setParameter("now", now)
                    .setParameter("until", now.plus(kept))
                    .executeUpdate();
        }
        changed.fire(new Changed(thread.id()));
    }

    /** Who is at these threads, who came first first. */
    Map<UUID, List<Viewer>> of(Collection<UUID> threads) {
        return present("and thread_id in (:threads)", Map.of("threads", threads)).stream()
                .collect(groupingBy(Present::threadId, mapping(Present::viewer, toList())));
    }

    /** Everybody who is at a thread now. */
    @AsMachine
    @Transactional
    public List<Present> present() {
        return present("", Map.of());
    }

    private List<Present> present(String where, Map<String, Object> values) {
        var query = entities.createNativeQuery(
                        "select brand, thread_id, agent, state, since from thread_viewer where until > :now " + where
                                + " order by since, agent",
                        Object[].class)
                .setParameter("now", clock.instant());
        values.forEach(query::setParameter);
        return query.getResultList().stream()
                .map(row -> new Present(
                        (String) row[0],
                        (UUID) row[1],
                        new Viewer((String) row[2], Viewer.State.valueOf((String) row[3]), (Instant) row[4])))
                .toList();
    }

    @AsMachine
    @Scheduled(every = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void forgetWhoHasGone() {
        entities.createNativeMutationQuery("delete from thread_viewer where until < :now")
                .setParameter("now", clock.instant())
                .executeUpdate();
    }
}
