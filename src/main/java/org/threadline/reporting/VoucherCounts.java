package org.threadline.reporting;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.threadline.brand.Brand;
import org.threadline.offer.Voucher;
import org.threadline.reporting.RetentionReport.Budget;
import org.threadline.reporting.RetentionReport.Vouchers;
import org.threadline.value.Money;

/** Counts what was given away: by people as a gesture, by itself with apologies for delays. */
@ApplicationScoped
class VoucherCounts {

    private static final String DECIDED = """
            select currency, count(*) filter (where state = 'GIVEN'),
              count(*) filter (where state = 'GIVEN' and origin = 'DELAY'), count(*) filter (where state = 'REFUSED'),
              count(*) filter (where state = 'WITHHELD'), sum(amount) filter (where state = 'GIVEN')
            from voucher where brand = :brand and decided_at >= :begin and decided_at < :end
            group by currency order by currency""";

    private static final String REDEEMED = """
            select currency, sum(amount), count(*) from voucher
            where brand = :brand and redeemed_at >= :begin and redeemed_at < :end group by currency order by currency""";

    private static final String ASKED = "select count(*) from voucher where brand = :brand and state = 'ASKED'";

    /** Those of one currency. */
    private record Decided(
            String currency, long given, long forDelays, long refused, long withheld, BigDecimal amount) {}

    private static final String OFFERED = """
            select coalesce(sum(amount), 0) from voucher
            where brand = :brand and currency = :currency and origin = '%s' and state = 'GIVEN' and asked_at >= :month""";

    private final Figures figures;
    private final GoodwillReturns returns;
    private final Clock clock;

    VoucherCounts(Figures figures, GoodwillReturns returns, Clock clock) {
        this.figures = figures;
        this.returns = returns;
        this.clock = clock;
    }

    Vouchers decided(String brand, ReportDays days, ZoneId zone) {
        List<Decided> decided = figures.ofTimes(DECIDED, Object[].class, brand, days, zone).getResultList().stream()
                .map(row -> new Decided(
                        (String) row[0], (Long) row[1], (Long) row[2], (Long) row[3], (Long) row[4], (BigDecimal)
                                row[5]))
                .toList();
        List<Object[]> redeemed =
                figures.ofTimes(REDEEMED, Object[].class, brand, days, zone).getResultList();
        return new Vouchers(
                decided.stream().mapToLong(Decided::given).sum(),
                decided.stream()
                        .filter(one -> one.amount() != null)
                        .map(one -> new Money(one.amount(), one.currency()))
                        .toList(),
                decided.stream().mapToLong(Decided::forDelays).sum(),
                decided.stream().mapToLong(Decided::refused).sum(),
                decided.stream().mapToLong(Decided::withheld).sum(),
                redeemed.stream().mapToLong(row -> (Long) row[2]).sum(),
                redeemed.stream()
                        .map(row -> new Money((BigDecimal) row[1], (String) row[0]))
                        .toList(),
                returns.of(brand, days, zone));
    }

    /** What may be offered by itself in this month, as the brand's policies have it. */
    List<Budget> budgets(Brand brand) {
        var delays = brand.policies().delays().offers().stream()
                .map(offer -> budget(brand, Voucher.Origin.DELAY, offer.budget()));
        var promises = brand.policies().promises().ownGoodwill().stream()
                .map(goodwill -> budget(brand, Voucher.Origin.PROMISE, goodwill.budget()));
        return Stream.concat(delays, promises).toList();
    }

    private Budget budget(Brand brand, Voucher.Origin origin, Money budget) {
        LocalDate month = LocalDate.ofInstant(clock.instant(), brand.timeZone()).withDayOfMonth(1);
        BigDecimal spent = figures.asked(OFFERED.formatted(origin), BigDecimal.class, brand.key())
                .setParameter("currency", budget.currency())
                .setParameter("month", month.atStartOfDay(brand.timeZone()).toInstant())
                .getSingleResult();
        return new Budget(
                origin,
                budget,
                new Money(spent, budget.currency()),
                new Money(budget.amount().subtract(spent).max(BigDecimal.ZERO), budget.currency()));
    }

    /** Those that wait for somebody who may give so much. */
    long asked(String brand) {
        return figures.asked(ASKED, Long.class, brand).getSingleResult();
    }
}
