package org.threadline.outbound.queue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.hibernate.Session;

/** How fast each of our numbers may text; one row per number, the same for all replicas. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class SenderPaces {

    /**
     * A number that may text now, its row locked: nobody else claims texts of it meanwhile.
     *
     * @param messagingServiceSid the pool that it stands in, or null
     * @param passedOver see {@link Turns}
     */
    record Ready(String number, String messagingServiceSid, int segmentsPerSecond, Pace pace, int passedOver) {

        /** So many texts at most until its slots reach beyond the horizon. */
        int room(Duration horizon) {
            return (int) (segmentsPerSecond * horizon.toMillis() / 1000) + 1;
        }

        Ready passedOver(int times) {
            return new Ready(number, messagingServiceSid, segmentsPerSecond, pace, times);
        }
    }

    // Whoever served a number last knows when its texts have really started, and may serve it again ahead of time; the
    // others come in when a slot is overdue, because that one is busy or dead.
    // A number that the carrier has put into a pool without telling us has no sender's row: it texts as slowly as any.
    private static final String READY = """
            select p.number, s.messaging_service_sid, coalesce(s.segments_per_second, 1), p.next_slot_at, p.recent,
              p.passed_over
            from sender_pace p left join sender s on s.number = p.number
            where p.next_slot_at <= clock_timestamp()
                + case when coalesce(p.served_by, :me) = :me then cast(:ahead as interval) else interval '0' end
              and p.halted_at is null and (p.resting_until is null or p.resting_until <= :now)
              and exists (select 1 from message m
                          where m.sender = p.number and m.status = 'QUEUED' and m.lane in (0, 1, 2, 3)
                            and m.due_at <= :now)
            order by p.next_slot_at
            limit :most
            for no key update of p skip locked""";

    private final UUID me = UUID.randomUUID();
    private final Session entities;
    private final OutboundConfig config;
    private final Clock clock;

    SenderPaces(Session entities, OutboundConfig config, Clock clock) {
        this.entities = entities;
        this.config = config;
        this.clock = clock;
    }

    /** Numbers whose next slot is near and that have something due. The longer not served the sooner. */
    List<Ready> ready(int most) {
        return entities
                .createNativeQuery(READY, Object[].class)
                .setParameter("ahead", config.ahead().toMillis() + " milliseconds")
                .setParameter("me", me)
                .setParameter("now", clock.instant())
                .setParameter("most", most)
                .getResultList()
                .stream()
                .map(SenderPaces::ready)
                .toList();
    }

    private static Ready ready(Object[] row) {
        int rate = ((Number) row[2]).intValue();
        Pace pace = Pace.of(rate, (Instant) row[3], (String) row[4]);
        return new Ready((String) row[0], (String) row[1], rate, pace, ((Number) row[5]).intValue());
    }

    /** Writes down the slots that were taken; all numbers in one statement. */
    void keep(List<Ready> senders) {
        entities.createNativeMutationQuery("""
                        update sender_pace p
                        set next_slot_at = kept.next, recent = kept.recent, passed_over = kept.passed, served_by = :me
                        from unnest(cast(:numbers as text[]), cast(:nexts as timestamptz[]), cast(:recents as text[]),
                                    cast(:passed as int[])) as kept(number, next, recent, passed)
                        where p.number = kept.number""")
                .setParameter("me", me)
                .setParameter("numbers", senders.stream().map(Ready::number).toArray(String[]::new))
                .setParameter(
                        "nexts",
                        senders.stream()
                                .map(sender -> sender.pace().next().toString())
                                .toArray(String[]::new))
                .setParameter(
                        "recents",
                        senders.stream().map(sender -> sender.pace().recent()).toArray(String[]::new))
                .setParameter("passed", senders.stream().map(Ready::passedOver).toArray(Integer[]::new))
                .executeUpdate();
    }
}
