package org.threadline.thread.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.Session;
import org.threadline.brand.Brand;
import org.threadline.brand.Promises;
import org.threadline.thread.ExpectedWaits;

/**
 * The wait as this brand's people have lately answered, longer by as much as more customers wait now than usually. Each
 * replica keeps what it has found for a minute: a wave of new customers must not mean a wave of questions.
 */
@ApplicationScoped
class MeasuredWaits implements ExpectedWaits {

    private static final Duration KEPT = Duration.ofMinutes(1);

    private static final String LATELY = """
            select count(*) filter (where is_first),
              percentile_disc(cast(:share as double precision))
                within group (order by took_millis) filter (where is_first),
              cast(coalesce(sum(took_millis), 0) as bigint), min(day)
            from (
              select took_millis, day, measure = 'FIRST_RESPONSE' and outcome = 'ANSWERED' as is_first
              from stopwatch
              where brand = :brand and day >= :since and measure in ('FIRST_RESPONSE', 'NEXT_RESPONSE')
                and outcome in ('ANSWERED', 'RESOLVED')) waited""";

    // Whoever has waited for longer than all that is looked at is no measure of today.
    private static final String WAITING = """
            select count(*) from stopwatch
            where brand = :brand and stopped_at is null and measure in ('FIRST_RESPONSE', 'NEXT_RESPONSE')
              and started_at >= :since""";

    /** @param settings as the brand had them when it was found */
    private record Found(Optional<Duration> lasts, Promises settings, Instant at) {

        boolean isOf(Promises now, Instant moment) {
            return settings.equals(now) && moment.isBefore(at.plus(KEPT));
        }
    }

    private final Map<String, Found> known = new ConcurrentHashMap<>();
    private final Session entities;
    private final Clock clock;

    MeasuredWaits(Session entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    @Override
    public Optional<Duration> of(Brand brand) {
        Instant now = clock.instant();
        Promises settings = brand.policies().promises();
        Found found = known.get(brand.key());
        if (found == null || !found.isOf(settings, now)) {
            found = new Found(measure(brand, settings, now), settings, now);
            known.put(brand.key(), found);
        }
        return found.lasts();
    }

    private Optional<Duration> measure(Brand brand, Promises settings, Instant now) {
        LocalDate since = LocalDate.ofInstant(now, brand.timeZone()).minusDays(settings.windowDays());
        Object[] row = entities.createNativeQuery(LATELY, Object[].class)
                .setParameter("share", settings.percentile() / 100.0)
                .setParameter("brand", brand.key())
                .setParameter("since", since)
                .getSingleResult();
        if ((Long) row[0] < settings.leastAnswers()) {
            return Optional.empty();
        }
        double usual = usuallyWaiting(brand, (Long) row[2], day(row[3]), now);
        double ratio = Math.max(1, waiting(brand, since) / (usual + 1));
        return Optional.of(Duration.ofMillis(Math.round((Long) row[1] * ratio)));
    }

    /** All waits together, spread over the time in which they were waited, are how many wait at a time. */
    private static double usuallyWaiting(Brand brand, long waitedMillis, LocalDate first, Instant now) {
        Instant from = first.atStartOfDay(brand.timeZone()).toInstant();
        long open = brand.businessTime().between(from, now).toMillis();
        return open == 0 ? 0 : (double) waitedMillis / open;
    }

    /** The one who is about to be told among them. */
    private long waiting(Brand brand, LocalDate since) {
        return entities.createNativeQuery(WAITING, Long.class)
                .setParameter("brand", brand.key())
                .setParameter("since", since.atStartOfDay(brand.timeZone()).toInstant())
                .getSingleResult();
    }

    private static LocalDate day(Object stored) {
        return stored instanceof java.sql.Date date ? date.toLocalDate() : (LocalDate) stored;
    }
}
