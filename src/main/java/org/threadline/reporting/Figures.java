package org.threadline.reporting;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.threadline.reporting.RetentionReport.Counted;
import org.threadline.value.Money;

/** Asks the store for figures of a brand, and not for long: it has others to serve. */
@ApplicationScoped
class Figures {

    /** Longer than this nobody waits for a report. */
    private static final int LONGEST_SECONDS = 10;

    private final Session entities;

    Figures(Session entities) {
        this.entities = entities;
    }

    /** @param sql with the parameter {@code brand} */
    <T> NativeQuery<T> asked(String sql, Class<T> row, String brand) {
        return entities.createNativeQuery(sql, row).setParameter("brand", brand).setTimeout(LONGEST_SECONDS);
    }

    /** @param sql with the parameters {@code brand}, {@code from} and {@code to} */
    <T> NativeQuery<T> ofDays(String sql, Class<T> row, String brand, ReportDays days) {
        return asked(sql, row, brand).setParameter("from", days.from()).setParameter("to", days.to());
    }

    /** @param sql with the parameters {@code brand}, {@code begin} and {@code end}, which does not belong to it */
    <T> NativeQuery<T> ofTimes(String sql, Class<T> row, String brand, ReportDays days, ZoneId zone) {
        return asked(sql, row, brand).setParameter("begin", days.begin(zone)).setParameter("end", days.end(zone));
    }

    /** To four digits; null when there is nothing to be a share of. */
    static Double share(long part, long all) {
        return all == 0 ? null : Math.round(10_000.0 * part / all) / 10_000.0;
    }

    /** @param query for currencies and amounts */
    static List<Money> money(NativeQuery<Object[]> query) {
        return query.getResultList().stream()
                .map(row -> new Money((BigDecimal) row[1], (String) row[0]))
                .toList();
    }

    /** @param query for reasons, and how often each */
    static List<Counted> counted(NativeQuery<Object[]> query) {
        return query.getResultList().stream()
                .map(row -> new Counted((String) row[0], (Long) row[1]))
                .toList();
    }
}
