package org.threadline.reporting;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.hibernate.Session;
import org.threadline.brand.Brand;
import org.threadline.brand.OwnBrand;
import org.threadline.brand.SurveyKind;
import org.threadline.reporting.ServiceReport.Now;
import org.threadline.reporting.ServiceReport.Quality;
import org.threadline.reporting.ServiceReport.Responses;
import org.threadline.reporting.ServiceReport.Speed;
import org.threadline.thread.clock.Measure;

/** Counts stopped stopwatches; the inbox's own tables are not asked. */
@ApplicationScoped
class ServiceFigures {

    /** Longer than this nobody waits for a report, and the store has others to serve. */
    private static final int LONGEST_SECONDS = 10;

    // A wait is over as it should be when a person, or for the acknowledgement a robot, has answered, or what was to be
    // resolved is.
    private static final String OF_DAYS = """
            select measure,
              count(*) filter (where is_over),
              percentile_disc(0.5) within group (order by took_millis) filter (where is_over),
              percentile_disc(0.9) within group (order by took_millis) filter (where is_over),
              count(*) filter (where is_over and due_at is not null),
              count(*) filter (where is_over and breached_at is not null),
              count(*) filter (where outcome = 'RESOLVED' and not is_over),
              count(*) filter (where is_over and reopened_at is not null),
              count(*) filter (where outcome = 'STAYED_AWAY' and not follow_up),
              count(*) filter (where outcome = 'RETURNED' and not follow_up),
              count(*) filter (where outcome is null and not follow_up)
            from (
              select measure, outcome, took_millis, due_at, breached_at, follow_up, reopened_at,
                outcome = 'ANSWERED' or (outcome = 'RESOLVED' and measure = 'RESOLUTION') as is_over
              from stopwatch where brand = :brand and day between :from and :to) waited
            group by measure""";

    private static final String OF_NOW = """
            select count(*), count(breached_at) from stopwatch
            where brand = :brand and stopped_at is null and measure in ('FIRST_RESPONSE', 'NEXT_RESPONSE')""";

    /** What is known of one measure, in the order of the question above. */
    private record Counted(
            long count,
            Long p50,
            Long p90,
            long benchmarked,
            long breached,
            long unanswered,
            long reopened,
            long stayed,
            long returned,
            long undecided) {

        static final Counted NOTHING = new Counted(0, null, null, 0, 0, 0, 0, 0, 0, 0);

        static Counted of(Object[] row) {
            return new Counted(
                    (Long) row[1],
                    (Long) row[2],
                    (Long) row[3],
                    (Long) row[4],
                    (Long) row[5],
                    (Long) row[6],
                    (Long) row[7],
                    (Long) row[8],
                    (Long) row[9],
                    (Long) row[10]);
        }

        Speed speed() {
            return new Speed(count, seconds(p50), seconds(p90));
        }

        Responses responses() {
            return new Responses(
                    count,
                    seconds(p50),
                    seconds(p90),
                    share(benchmarked - breached, benchmarked),
                    breached,
                    unanswered);
        }
    }

    private final Session entities;
    private final OwnBrand own;
    private final SurveyFigures surveys;
    private final Clock clock;

    ServiceFigures(Session entities, OwnBrand own, SurveyFigures surveys, Clock clock) {
        this.entities = entities;
        this.own = own;
        this.surveys = surveys;
        this.clock = clock;
    }

    @Transactional
    ServiceReport of(String key, String from, String to) {
        Brand brand = own.withKey(key);
        ReportDays days = ReportDays.of(from, to, brand.timeZone(), clock);
        Map<Measure, Counted> counted = count(key, days);
        Map<SurveyKind, SurveyFigures.Counted> scores = surveys.of(key, days, brand.timeZone());
        return new ServiceReport(
                key,
                days.from(),
                days.to(),
                brand.timeZone(),
                of(Measure.ACKNOWLEDGEMENT, counted).speed(),
                of(Measure.FIRST_RESPONSE, counted).responses(),
                of(Measure.NEXT_RESPONSE, counted).responses(),
                of(Measure.RESOLUTION, counted).speed(),
                quality(
                        of(Measure.RESOLUTION, counted),
                        of(Measure.RETURN, counted),
                        scores,
                        brand.policies().benchmarks().firstContactDays()),
                SurveyFigures.surveys(scores),
                now(key),
                ServiceReport.PERCENTILES,
                SurveyFigures.notMeasured(brand, scores));
    }

    private Map<Measure, Counted> count(String brand, ReportDays days) {
        List<Object[]> rows = entities.createNativeQuery(OF_DAYS, Object[].class)
                .setParameter("brand", brand)
                .setParameter("from", days.from())
                .setParameter("to", days.to())
                .setTimeout(LONGEST_SECONDS)
                .getResultList();
        return rows.stream().collect(Collectors.toMap(row -> Measure.valueOf((String) row[0]), Counted::of));
    }

    private Now now(String brand) {
        Object[] row = entities.createNativeQuery(OF_NOW, Object[].class)
                .setParameter("brand", brand)
                .getSingleResult();
        return new Now((Long) row[0], (Long) row[1]);
    }

    private static Counted of(Measure measure, Map<Measure, Counted> counted) {
        return counted.getOrDefault(measure, Counted.NOTHING);
    }

    private static Quality quality(
            Counted resolutions, Counted returns, Map<SurveyKind, SurveyFigures.Counted> scores, int days) {
        long decided = returns.stayed() + returns.returned();
        return new Quality(
                resolutions.count(),
                share(resolutions.reopened(), resolutions.count()),
                share(returns.stayed(), decided),
                decided,
                returns.undecided(),
                days,
                scores.get(SurveyKind.CSAT).satisfaction(),
                scores.get(SurveyKind.NPS).netPromoters(),
                scores.get(SurveyKind.CES).mean());
    }

    private static Double share(long part, long all) {
        return all == 0 ? null : Math.round(10_000.0 * part / all) / 10_000.0;
    }

    private static Double seconds(Long millis) {
        return millis == null ? null : millis / 1000.0;
    }
}
