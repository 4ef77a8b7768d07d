package org.threadline.reporting;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
    private final AutomationFigures automation;
    private final Clock clock;

    ServiceFigures(
            OwnBrand own,
            WaitFigures waits,
            SurveyFigures surveys,
            PromiseFigures promises,
            AutomationFigures automation,
            Clock clock) {
        this.own = own;
        this.waits = waits;
        this.surveys = surveys;
        this.promises = promises;
        this.automation = automation;
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
                automation.of(key, days, brand.timeZone()),
                quality(brand, openHours(brand, days), counted, scores),
                SurveyFigures.surveys(scores),
                waits.now(key),
                ServiceReport.PERCENTILES,
                SurveyFigures.notMeasured(brand, scores));
    }

    /** Of these days, as far as they have passed. */
    private double openHours(Brand brand, ReportDays days) {
        Instant end = days.end(brand.timeZone());
        Instant now = clock.instant();
        Duration open = brand.businessTime().between(days.begin(brand.timeZone()), end.isBefore(now) ? end : now);
        return open.toMillis() / (double) Duration.ofHours(1).toMillis();
    }

    private static Quality quality(
            Brand brand,
            double openHours,
            Map<Measure, WaitFigures.Counted> counted,
            Map<SurveyKind, SurveyFigures.Counted> scores) {
        WaitFigures.Counted resolutions = counted.get(Measure.RESOLUTION);
        WaitFigures.Counted returns = counted.get(Measure.RETURN);
        long decided = returns.stayed() + returns.returned();
        return new Quality(
                resolutions.count(),
                openHours <= 0 ? null : Math.round(100 * resolutions.count() / openHours) / 100.0,
                Figures.share(resolutions.reopened(), resolutions.count()),
                Figures.share(returns.stayed(), decided),
                decided,
                returns.undecided(),
                brand.policies().benchmarks().firstContactDays(),
                scores.get(SurveyKind.CSAT).satisfaction(),
                scores.get(SurveyKind.NPS).netPromoters(),
                scores.get(SurveyKind.CES).mean());
    }
}
