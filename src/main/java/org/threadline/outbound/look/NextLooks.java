package org.threadline.outbound.look;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

import org.hibernate.Session;
import org.threadline.message.Message;
import org.threadline.message.Progress;
import org.threadline.message.Status;
import org.threadline.outbound.Reconciled;
import org.threadline.outbound.look.LookClaims.Sought;

import io.quarkus.logging.Log;

/** When the carrier is asked again about a text, and when it is not any more. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class NextLooks {

    private static final int LOOKS_BEFORE_NOT_SENT = 2;
    private static final int SPREAD = 5;
    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    private final Session entities;
    private final Progress progress;
    private final LookConfig config;
    private final Clock clock;
    private final Event<Reconciled> reconciled;

    NextLooks(Session entities, Progress progress, LookConfig config, Clock clock, Event<Reconciled> reconciled) {
        this.entities = entities;
        this.progress = progress;
        this.config = config;
        this.clock = clock;
        this.reconciled = reconciled;
    }

    /** The carrier has nothing like it. Said often and late enough, and of its whole list, this means: not sent. */
    void afterNothing(Sought sought, Instant lookedAt, boolean whole) {
        Instant limit = sought.startedAt().plus(config.notSentAfter());
        int looks = count(sought);
        if (whole && looks >= LOOKS_BEFORE_NOT_SENT && !lookedAt.isBefore(limit)) {
            fail(sought, "not-sent:carrier-has-no-record", Reconciled.Result.NOT_SENT);
            return;
        }
        Instant spread = sought.startedAt().plus(age(sought).multipliedBy(SPREAD));
        Instant soonest = clock.instant().plus(SHORTEST_WAIT);
        Instant at = spread.isAfter(limit) ? limit : spread;
        set(sought, at.isBefore(soonest) ? soonest : at);
    }

    /** Nothing follows from this look, so there is another; but not for ever. */
    void afterDoubt(Sought sought, Reconciled.Result doubt) {
        if (age(sought).compareTo(config.giveUpAfter()) >= 0) {
            fail(sought, "unknown:gave-up", Reconciled.Result.GAVE_UP);
            return;
        }
        soon(sought);
        if (doubt == Reconciled.Result.UNCLEAR) {
            Message.<Message>findById(sought.messageId()).decide("unknown:ambiguous", clock.instant());
        }
        reconciled.fire(new Reconciled(sought.messageId(), doubt));
    }

    /** Asked again before it is twice as old. */
    void soon(Sought sought) {
        Duration half = age(sought).dividedBy(2);
        Duration wait = half.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : half;
        set(sought, clock.instant().plus(wait.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : wait));
    }

    /** The carrier still has no final word; asked again when it is twice as old. */
    void later(Sought sought) {
        Duration twice = age(sought).multipliedBy(2);
        if (twice.compareTo(config.silentFor()) > 0) {
            never(sought);
        } else {
            set(sought, sought.startedAt().plus(twice));
        }
    }

    /** There is nothing more to learn. */
    void never(Sought sought) {
        entities.createNativeMutationQuery("update message set look_at = 'infinity' where id = :id")
                .setParameter("id", sought.messageId())
                .executeUpdate();
    }

    private void fail(Sought sought, String reason, Reconciled.Result result) {
        Message message = Message.lock(sought.messageId()).orElseThrow();
        if (message.status() != Status.UNKNOWN) {
            return;
        }
        message.decide(reason, clock.instant());
        progress.advance(message, Status.FAILED, null);
        reconciled.fire(new Reconciled(message.id(), result));
        Log.warnf("message %s: %s", message.id(), reason);
    }

    /** @return how often the carrier's list did not have it, this time included */
    private int count(Sought sought) {
        return entities.createNativeQuery(
                        "update message set looks = looks + 1 where id = :id returning looks", Integer.class)
                .setParameter("id", sought.messageId())
                .getSingleResult();
    }

    private void set(Sought sought, Instant at) {
        entities.createNativeMutationQuery("update message set look_at = :at where id = :id")
                .setParameter("at", at)
                .setParameter("id", sought.messageId())
                .executeUpdate();
    }

    private Duration age(Sought sought) {
        Duration age = Duration.between(sought.startedAt(), clock.instant());
        return age.isNegative() ? Duration.ZERO : age;
    }
}
