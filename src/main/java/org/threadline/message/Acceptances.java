package org.threadline.message;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

import org.hibernate.Session;
import org.threadline.value.Kind;

import io.quarkus.logging.Log;

/**
 * Texts that the carrier has taken: what {@link Progress#advance} does, for many in few statements, because this is what
 * almost every send ends with.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Acceptances {

    /**
     * The carrier's answer.
     *
     * @param status how far it says it is
     * @param segments as the carrier counts, 0 when it does not say
     */
    public record Acceptance(UUID messageId, String carrierMessageId, Status status, int segments) {}

    // The rank guard of Message.advanceTo: a callback may have come further already.
    private static final String ADVANCE = """
            update message m
            set status = news.status, status_rank = news.rank, lease_until = null,
                sent_at = coalesce(m.sent_at, :now),
                segments = case when news.segments > 0 then news.segments else m.segments end,
                carrier_message_id = coalesce(m.carrier_message_id, news.carrier_id)
            from unnest(cast(:ids as uuid[]), cast(:carriers as text[]), cast(:statuses as text[]),
                        cast(:ranks as int[]), cast(:segments as int[]))
              as news(id, carrier_id, status, rank, segments)
            where m.id = news.id and m.status_rank < news.rank
            returning m.id, m.brand, m.customer_id, m.thread_id, m.kind, m.carrier_message_id""";

    private static final String NAME = """
            update message m set carrier_message_id = news.carrier_id
            from unnest(cast(:ids as uuid[]), cast(:carriers as text[])) as news(id, carrier_id)
            where m.id = news.id and m.carrier_message_id is null""";

    private static final String HISTORY = """
            insert into message_status (message_id, status, applied, heard_at)
            select news.id, news.status, news.applied, :now
            from unnest(cast(:ids as uuid[]), cast(:statuses as text[]), cast(:applied as boolean[]))
              as news(id, status, applied)
            on conflict on constraint pk_message_status do nothing""";

    private final Session entities;
    private final Event<Message.StatusChanged> changed;
    private final Clock clock;

    Acceptances(Session entities, Event<Message.StatusChanged> changed, Clock clock) {
        this.entities = entities;
        this.changed = changed;
        this.clock = clock;
    }

    /** Writes them down; those that have come further already only get the carrier's id and a line of history. */
    public void record(List<Acceptance> news) {
        entities.flush();
        Map<UUID, Object[]> advanced = advance(news);
        if (advanced.size() < news.size()) {
            entities.createNativeMutationQuery(NAME)
                    .setParameter("ids", each(news, one -> one.messageId().toString()))
                    .setParameter("carriers", each(news, Acceptance::carrierMessageId))
                    .executeUpdate();
        }
        remember(news, advanced);
        for (Acceptance one : news) {
            Object[] row = advanced.get(one.messageId());
            if (row != null) {
                tell(one, row);
            }
        }
    }

    private Map<UUID, Object[]> advance(List<Acceptance> news) {
        var advanced = new HashMap<UUID, Object[]>();
        entities.createNativeQuery(ADVANCE, Object[].class)
                .setParameter("ids", each(news, one -> one.messageId().toString()))
                .setParameter("carriers", each(news, Acceptance::carrierMessageId))
                .setParameter("statuses", each(news, one -> one.status().name()))
                .setParameter(
                        "ranks", news.stream().map(one -> one.status().rank()).toArray(Integer[]::new))
                .setParameter(
                        "segments", news.stream().map(Acceptance::segments).toArray(Integer[]::new))
                .setParameter("now", clock.instant())
                .getResultList()
                .forEach(row -> advanced.put((UUID) row[0], row));
        return advanced;
    }

    private void remember(List<Acceptance> news, Map<UUID, Object[]> advanced) {
        entities.createNativeMutationQuery(HISTORY)
                .setParameter("ids", each(news, one -> one.messageId().toString()))
                .setParameter("statuses", each(news, one -> one.status().name()))
                .setParameter(
                        "applied",
                        news.stream()
                                .map(one -> advanced.containsKey(one.messageId()))
                                .toArray(Boolean[]::new))
                .setParameter("now", clock.instant())
                .executeUpdate();
    }

    private void tell(Acceptance one, Object[] row) {
        if (!one.carrierMessageId().equals(row[5])) {
            Log.errorf(
                    "message %s is %s at the carrier, but its answer calls it %s: it may have been sent twice",
                    one.messageId(), row[5], one.carrierMessageId());
        }
        changed.fire(new Message.StatusChanged(
                one.messageId(),
                (String) row[1],
                (UUID) row[2],
                (UUID) row[3],
                Kind.valueOf((String) row[4]),
                one.status(),
                null));
    }

    private static String[] each(List<Acceptance> news, Function<Acceptance, String> what) {
        return news.stream().map(what).toArray(String[]::new);
    }
}
