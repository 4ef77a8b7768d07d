package org.threadline.reporting;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.query.NativeQuery;
import org.threadline.offer.Voucher;
import org.threadline.reporting.RetentionReport.Returned;
import org.threadline.value.Money;

/** Sets what was given against what its customers ordered afterwards. What followed is not what it caused. */
@ApplicationScoped
class GoodwillReturns {

    /** An order so long after a gesture still counts. */
    static final int DAYS = 30;

    private static final Duration COUNTED_FOR = Duration.ofDays(DAYS);

    // Each customer once for each origin, with the first of these days.
    private static final String GIVEN = """
            with firsts as (
              select distinct on (origin, customer_id) origin, customer_id, decided_at from voucher
              where brand = :brand and state = 'GIVEN' and decided_at >= :begin and decided_at < :end
              order by origin, customer_id, decided_at),
            closed as (select * from firsts where decided_at <= :closed),
            again as (
              select c.origin, c.customer_id, o.total_amount, o.total_currency
              from closed c join customer_order o on o.brand = :brand and o.customer_id = c.customer_id
                and o.placed_at > c.decided_at and o.placed_at <= c.decided_at + cast(:counted as interval)
                and o.state <> 'CANCELLED')
            """;

    private static final String CUSTOMERS = GIVEN + """
            select f.origin, count(*) filter (where f.decided_at <= :closed),
              count(*) filter (where exists (
                select 1 from again a where a.origin = f.origin and a.customer_id = f.customer_id)),
              count(*) filter (where f.decided_at > :closed)
            from firsts f group by f.origin order by f.origin""";

    private static final String COST = GIVEN + """
            select c.origin, v.currency, sum(v.amount)
            from closed c join voucher v on v.brand = :brand and v.customer_id = c.customer_id and v.origin = c.origin
              and v.state = 'GIVEN' and v.decided_at >= :begin and v.decided_at < :end
            group by c.origin, v.currency order by c.origin, v.currency""";

    private static final String REVENUE = GIVEN + """
            select origin, total_currency, sum(total_amount) from again where total_amount is not null
            group by origin, total_currency order by origin, total_currency""";

    private final Figures figures;
    private final Clock clock;

    GoodwillReturns(Figures figures, Clock clock) {
        this.figures = figures;
        this.clock = clock;
    }

    List<Returned> of(String brand, ReportDays days, ZoneId zone) {
        Map<String, List<Money>> costs = money(asked(COST, brand, days, zone));
        Map<String, List<Money>> revenues = money(asked(REVENUE, brand, days, zone));
        Map<String, Object[]> customers = new HashMap<>();
        asked(CUSTOMERS, brand, days, zone).getResultList().forEach(row -> customers.put((String) row[0], row));
        return Stream.of(Voucher.Origin.values())
                .map(origin -> {
                    Object[] row = customers.getOrDefault(origin.name(), new Object[] {origin.name(), 0L, 0L, 0L});
                    return new Returned(
                            origin,
                            (Long) row[1],
                            (Long) row[2],
                            Figures.share((Long) row[2], (Long) row[1]),
                            costs.getOrDefault(origin.name(), List.of()),
                            revenues.getOrDefault(origin.name(), List.of()),
                            (Long) row[3],
                            DAYS);
                })
                .toList();
    }

    private NativeQuery<Object[]> asked(String sql, String brand, ReportDays days, ZoneId zone) {
        return figures.ofTimes(sql, Object[].class, brand, days, zone)
                .setParameter("closed", clock.instant().minus(COUNTED_FOR))
                .setParameter("counted", DAYS + " days");
    }

    private static Map<String, List<Money>> money(NativeQuery<Object[]> query) {
        var byOrigin = new HashMap<String, List<Money>>();
        query.getResultList()
                .forEach(row -> byOrigin.computeIfAbsent((String) row[0], origin -> new ArrayList<>())
                        .add(new Money((BigDecimal) row[2], (String) row[1])));
        return byOrigin;
    }
}
