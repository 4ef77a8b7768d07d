package org.threadline.outbound.sender;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.concurrent.ThreadLocalRandom;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;

import org.hibernate.Session;
import org.threadline.brand.Brands;
import org.threadline.value.PhoneNumber;

/** Whether each of our numbers may text: known, resting, or halted; one row per number, the same for all replicas. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Senders {

    private static final Duration LONGEST_REST = Duration.ofMinutes(1);

    private final Session entities;
    private final RestConfig config;
    private final Clock clock;

    Senders(Session entities, RestConfig config, Clock clock) {
        this.entities = entities;
        this.config = config;
        this.clock = clock;
    }

    /** A number that we have not texted from yet may do so from now on. */
    public void know(Collection<PhoneNumber> numbers) {
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
    public void rest(PhoneNumber number) {
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
    public void wellAgain(Collection<String> numbers) {
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
