package org.threadline.reporting;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.threadline.reporting.ServiceReport.Now;
import org.threadline.reporting.ServiceReport.Responses;
import org.threadline.reporting.ServiceReport.Speed;
import org.threadline.thread.clock.Measure;

/** Counts stopped stopwatches; the inbox's own tables are not asked. */
@ApplicationScoped
class WaitFigures {

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
    record Counted(
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
                    Figures.share(benchmarked - breached, benchmarked),
                    breached,
                    unanswered);
        }
    }

    private final Figures figures;

    WaitFigures(Figures figures) {
        this.figures = figures;
    }

    /** By measure; what nobody has waited for is there too. */
    Map<Measure, Counted> count(String brand, ReportDays days) {
        List<Object[]> rows =
                figures.ofDays(OF_DAYS, Object[].class, brand, days).getResultList();
        var counted = new EnumMap<Measure, Counted>(Measure.class);
        Stream.of(Measure.values()).forEach(measure -> counted.put(measure, Counted.NOTHING));
        rows.forEach(row -> counted.put(Measure.valueOf((String) row[0]), Counted.of(row)));
        return counted;
    }

    Now now(String brand) {
        Object[] row = figures.asked(OF_NOW, Object[].class, brand).getSingleResult();
        return new Now((Long) row[0], (Long) row[1]);
    }

    private static Double seconds(Long millis) {
        return millis == null ? null : millis / 1000.0;
    }
}
