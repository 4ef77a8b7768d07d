package org.threadline.inbound;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.hibernate.Session;
import org.threadline.security.wall.AsMachine;
import org.threadline.value.PhoneNumber;

/** How far the carrier's list of each of our numbers has been read, and who reads it now. */
@ApplicationScoped
@AsMachine
class Watermarks {

    /** Whoever reads has come to an end by then, or is dead. */
    private static final Duration LEASE = Duration.ofMinutes(5);

    /**
     * A stretch of one number's list to read.
     *
     * @param until null when it reaches up to now
     */
    record Stretch(PhoneNumber number, Instant since, Instant until) {}

    private final Session entities;
    private final RepairConfig config;
    private final Clock clock;

    Watermarks(Session entities, RepairConfig config, Clock clock) {
        this.entities = entities;
        this.config = config;
        this.clock = clock;
    }

    /** Numbers whose turn it is, for one replica each. New numbers are found by themselves. */
    @Transactional
    List<Stretch> claim() {
        Instant now = clock.instant();
        // A pool may have grown numbers that no brand names; they have a pace as soon as something left from them.
        entities.createNativeMutationQuery("""
                        insert into inbound_watermark (number, read_until, next_at)
                        select number, :start, :now from (
                          select number from sender union select number from sender_pace) as ours
                        where number like '+%' and not exists (
                          select 1 from inbound_watermark w where w.number = ours.number)
                        on conflict on constraint pk_inbound_watermark do nothing""")
                .setParameter("start", now.minus(config.firstLookback()))
                .setParameter("now", now)
                .executeUpdate();
        return entities
                .createNativeQuery("""
                        update inbound_watermark set next_at = :lease where number in (
                          select number from inbound_watermark where next_at <= :now
                          order by next_at limit :most for update skip locked)
                        returning number, read_until""", Object[].class)
                .setParameter("now", now)
                .setParameter("lease", now.plus(LEASE))
                .setParameter("most", config.numbersPerSecond())
                .getResultList()
                .stream()
                .map(row -> stretch(new PhoneNumber((String) row[0]), (Instant) row[1], now))
                .toList();
    }

    private Stretch stretch(PhoneNumber number, Instant readUntil, Instant now) {
        Instant oldest = now.minus(config.longestLookback());
        Instant since = readUntil.isBefore(oldest) ? oldest : readUntil;
        Instant until = since.plus(config.stretch());
        return new Stretch(number, since.minus(config.overlap()), until.isBefore(now) ? until : null);
    }

    /** All of it is stored. Until now is reached, the next stretch follows at once. */
    @Transactional
    void read(Stretch stretch, Instant began) {
        Instant until = stretch.until() == null ? began : stretch.until();
        Instant next = stretch.until() == null ? began.plus(config.every()) : began;
        set(stretch.number(), until, next);
    }

    /** It could not be read, or not all could be stored: the same again. */
    @Transactional
    void failed(Stretch stretch, Instant began) {
        entities.createNativeMutationQuery("update inbound_watermark set next_at = :next where number = :number")
                .setParameter("next", began.plus(config.every()))
                .setParameter("number", stretch.number().value())
                .executeUpdate();
    }

    /** Those of these ids under which something is stored. */
    @Transactional
    List<String> stored(List<String> carrierMessageIds) {
        return entities.createNativeQuery(
                        "select carrier_message_id from message where carrier_message_id in (:ids)", String.class)
                .setParameter("ids", carrierMessageIds)
                .getResultList();
    }

    private void set(PhoneNumber number, Instant until, Instant next) {
        entities.createNativeMutationQuery(
                        "update inbound_watermark set read_until = :until, next_at = :next where number = :number")
                .setParameter("until", until)
                .setParameter("next", next)
                .setParameter("number", number.value())
                .executeUpdate();
    }
}
