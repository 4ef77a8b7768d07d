package org.threadline.reporting;

import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.hibernate.Session;
import org.threadline.brand.Brand;
import org.threadline.brand.SurveyKind;
import org.threadline.reporting.ServiceReport.Answers;
import org.threadline.reporting.ServiceReport.Surveys;

/** Counts what customers have answered to the questions of these days, whenever they did; so share and score fit together. */
@ApplicationScoped
class SurveyFigures {

    private static final int LONGEST_SECONDS = 10;

    private static final String OF_DAYS = """
            select kind, count(*), count(score), avg(score),
              count(*) filter (where score >= case kind when 'NPS' then 9 else 4 end),
              count(*) filter (where score <= case kind when 'NPS' then 6 else 2 end)
            from survey
            where brand = :brand and state <> 'DROPPED'
              and asked_at >= :from and asked_at < :after
            group by kind""";

    /** What is known of one kind, in the order of the question above. */
    record Counted(long asked, long answered, Double mean, long satisfied, long dissatisfied) {

        static final Counted NOTHING = new Counted(0, 0, null, 0, 0);

        static Counted of(Object[] row) {
            Double mean = row[3] == null ? null : rounded(((Number) row[3]).doubleValue());
            return new Counted((Long) row[1], (Long) row[2], mean, (Long) row[4], (Long) row[5]);
        }

        /** Share of who is satisfied. */
        Double satisfaction() {
            return answered == 0 ? null : rounded((double) satisfied / answered);
        }

        /** Promoters less detractors, from -100 to 100. */
        Double netPromoters() {
            return answered == 0 ? null : rounded(100.0 * (satisfied - dissatisfied) / answered);
        }

        private Answers answers() {
            return new Answers(
                    asked,
                    answered,
                    asked == 0 ? null : rounded((double) answered / asked),
                    mean,
                    satisfied,
                    dissatisfied);
        }

        private static double rounded(double figure) {
            return Math.round(10_000 * figure) / 10_000.0;
        }
    }

    private final Session entities;

    SurveyFigures(Session entities) {
        this.entities = entities;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    Map<SurveyKind, Counted> of(String brand, ReportDays days, ZoneId zone) {
        var counted = new EnumMap<SurveyKind, Counted>(SurveyKind.class);
        Stream.of(SurveyKind.values()).forEach(kind -> counted.put(kind, Counted.NOTHING));
        entities.createNativeQuery(OF_DAYS, Object[].class)
                .setParameter("brand", brand)
                .setParameter("from", days.begin(zone))
                .setParameter("after", days.end(zone))
                .setTimeout(LONGEST_SECONDS)
                .getResultList()
                .forEach(row -> counted.put(SurveyKind.valueOf((String) row[0]), Counted.of(row)));
        return counted;
    }

    static Surveys surveys(Map<SurveyKind, Counted> counted) {
        return new Surveys(
                counted.get(SurveyKind.CSAT).answers(),
                counted.get(SurveyKind.NPS).answers(),
                counted.get(SurveyKind.CES).answers());
    }

    /** Figures that are null because the brand asks no such question, and has asked none on these days. */
    static List<String> notMeasured(Brand brand, Map<SurveyKind, Counted> counted) {
        return Stream.of(SurveyKind.values())
                .filter(kind -> !brand.policies().surveys().asks(kind)
                        && counted.get(kind).asked() == 0)
                .map(kind -> "quality." + kind.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}
