package org.threadline.reporting;

import jakarta.enterprise.context.ApplicationScoped;

import org.threadline.reporting.ServiceReport.Promises;

/** Counts what acknowledgements have promised. */
@ApplicationScoped
class PromiseFigures {

    private static final String OF_DAYS = """
            select count(*) filter (where outcome = 'KEPT'), count(*) filter (where outcome = 'BROKEN')
            from promise where brand = :brand and day between :from and :to""";

    private final Figures figures;

    PromiseFigures(Figures figures) {
        this.figures = figures;
    }

    Promises of(String brand, ReportDays days) {
        Object[] row = figures.ofDays(OF_DAYS, Object[].class, brand, days).getSingleResult();
        long kept = (Long) row[0];
        long broken = (Long) row[1];
        return new Promises(kept, broken, Figures.share(kept, kept + broken));
    }
}
