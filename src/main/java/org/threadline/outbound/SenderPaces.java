package org.threadline.outbound;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;

import org.hibernate.Session;
import org.threadline.brand.Brands;
import org.threadline.value.PhoneNumber;

/** How fast each of our numbers may text and whether it may at all; one row per number, the same for all replicas. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class SenderPaces {

    private static final Duration LONGEST_REST = Duration.ofMinutes(1);

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

    // A number that the carrier has put into a pool without telling us has no sender's row: it texts as slowly as any.
    private static final String READY = """
            select p.number, s.messaging_service_sid, coalesce(s.segments_per_second, 1), p.next_slot_at, p.recent,
              p.passed_over
            from sender_pace p left join sender s on s.number = p.number
            where p.next_slot_at <= clock_timestamp() + cast(:ahead as interval)
              and p.halted_at is null and (p.resting_until is null or p.resting_until <= :now)
              and exists (select 1 from message m
                          where m.sender = p.number and m.status = 'QUEUED' and m.lane in (0, 1, 2, 3)
                            and m.due_at <= :now)
            order by p.next_slot_at
            limit :most
            for no key update of p skip locked""";

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
                .setParameter("ahead", config.horizon().dividedBy(2).toMillis() + " milliseconds")
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
                        set next_slot_at = kept.next, recent = kept.recent, passed_over = kept.passed
                        from unnest(cast(:numbers as text[]), cast(:nexts as timestamptz[]), cast(:recents as text[]),
                                    cast(:passed as int[])) as kept(number, next, recent, passed)
                        where p.number = kept.number""")
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

    /** A number that we have not texted from yet may do so from now on. */
    void know(Collection<PhoneNumber> numbers) {
        entities.createNativeMutationQuery("""
                        insert into sender_pace (number)
                        select number from unnest(cast(:numbers as text[])) as number
                        on conflict on constraint pk_sender_pace do nothing""")
                .setParameter(
                        "numbers", numbers.stream().map(PhoneNumber::value).toArray(String[]::new))
                .executeUpdate();
    }

    void know(@Observes Brands.SendersChanged changed) {
        know(changed.numbers());
    }

    /**
     * The carrier is too busy for this number: nothing from it for a while, longer each time. Its texts stay in their
     * order. Those that meet the same answer together count once.
     */
    void rest(PhoneNumber number) {
        Instant now = clock.instant();
        double jitter = 1 + ThreadLocalRandom.current().nextDouble() / 2;
        entities.createNativeMutationQuery("""
                        update sender_pace
                        set resting_until = cast(:now as timestamptz) + least(
                              cast(:first as interval) * power(2, least(rests, 10)), cast(:longest as interval)) * :jitter,
                            rests = rests + 1
                        where number = :number and (resting_until is null or resting_until <= :now)""")
                .setParameter("now", now)
                .setParameter("first", config.throttleBackoff().toMillis() + " milliseconds")
                .setParameter("longest", LONGEST_REST.toMillis() + " milliseconds")
                .setParameter("jitter", jitter)
                .setParameter("number", number.value())
                .executeUpdate();
    }

    /** The carrier has taken something from these numbers again. */
    void wellAgain(Collection<String> numbers) {
        entities.createNativeMutationQuery("""
                        update sender_pace set rests = 0
                        where number in (:numbers) and rests > 0 and resting_until <= :now""")
                .setParameter("numbers", numbers)
                .setParameter("now", clock.instant())
                .executeUpdate();
    }

    /**
     * Stops a number until somebody lets it go on; its texts wait and say why.
     *
     * @param reason machine-readable, such as {@code carrier:30034}
     * @return false when it stood still already
     */
    public boolean halt(PhoneNumber number, String reason) {
        boolean news = entities.createNativeMutationQuery("""
                        update sender_pace set halted_at = :now, halted_reason = :reason
                        where number = :number and halted_at is null""")
                        .setParameter("now", clock.instant())
                        .setParameter("reason", reason)
                        .setParameter("number", number.value())
                        .executeUpdate()
                == 1;
        if (news) {
            explain(number, "sender-halted:" + reason);
        }
        return news;
    }

    /** @return false when it was not halted */
    public boolean resume(PhoneNumber number) {
        boolean news = entities.createNativeMutationQuery("""
                        update sender_pace set halted_at = null, halted_reason = null, resting_until = null, rests = 0
                        where number = :number and halted_at is not null""")
                        .setParameter("number", number.value())
                        .executeUpdate()
                == 1;
        if (news) {
            explain(number, null);
        }
        return news;
    }

    /** Why a number is halted, or an empty list when it is not. */
    public List<String> whyHalted(PhoneNumber number) {
        return entities.createNativeQuery(
                        "select halted_reason from sender_pace where number = :number and halted_at is not null",
                        String.class)
                .setParameter("number", number.value())
                .getResultList();
    }

    private void explain(PhoneNumber number, String decision) {
        entities.createNativeMutationQuery("""
                        update message set decision = :decision, decided_at = :now
                        where sender = :number and status = 'QUEUED'""")
                .setParameter("decision", decision, String.class)
                .setParameter("now", clock.instant())
                .setParameter("number", number.value())
                .executeUpdate();
    }
}
