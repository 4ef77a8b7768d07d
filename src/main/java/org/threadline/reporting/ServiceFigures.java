package org.threadline.reporting;

import java.time.Clock;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.threadline.brand.Brand;
import org.threadline.brand.OwnBrand;
import org.threadline.brand.SurveyKind;
import org.threadline.reporting.ServiceReport.Quality;
import org.threadline.thread.clock.Measure;

/** Makes the report on service of what was counted. */
@ApplicationScoped
class ServiceFigures {

    private final OwnBrand own;
    private final WaitFigures waits;
    private final SurveyFigures surveys;
    private final PromiseFigures promises;
    private final Clock clock;

    ServiceFigures(OwnBrand own, WaitFigures waits, SurveyFigures surveys, PromiseFigures promises, Clock clock) {
        this.own = own;
        this.waits = waits;
        this.surveys = surveys;
        this.promises = promises;
        this.clock = clock;
    }

    @Transactional
    ServiceReport of(String key, String from, String to) {
        Brand brand = own.withKey(key);
        ReportDays days = ReportDays.of(from, to, brand.timeZone(), clock);
        Map<Measure, WaitFigures.Counted> counted = waits.count(key, days);
        Map<SurveyKind, SurveyFigures.Counted> scores = surveys.of(key, days, brand.timeZone());
        return new ServiceReport(
                key,
                days.from(),
                days.to(),
                brand.timeZone(),
                counted.get(Measure.ACKNOWLEDGEMENT).speed(),
                counted.get(Measure.FIRST_RESPONSE).responses(),
                counted.get(Measure.NEXT_RESPONSE).responses(),
                counted.get(Measure.RESOLUTION).speed(),
                promises.of(key, days),
                quality(
                        counted.get(Measure.RESOLUTION),
                        counted.get(Measure.RETURN),
                        scores,
                        brand.policies().benchmarks().firstContactDays()),
                SurveyFigures.surveys(scores),
                waits.now(key),
                ServiceReport.PERCENTILES,
                SurveyFigures.notMeasured(brand, scores));
    }

    private static Quality quality(
            WaitFigures.Counted resolutions,
            WaitFigures.Counted returns,
            Map<SurveyKind, SurveyFigures.Counted> scores,
            int days) {
        long decided = returns.stayed() + returns.returned();
        return new Quality(
                resolutions.count(),
                Figures.share(resolutions.reopened(), resolutions.count()),
                Figures.share(returns.stayed(), decided),
                decided,
                returns.undecided(),
                days,
                scores.get(SurveyKind.CSAT).satisfaction(),
                scores.get(SurveyKind.NPS).netPromoters(),
                scores.get(SurveyKind.CES).mean());
    }
}
