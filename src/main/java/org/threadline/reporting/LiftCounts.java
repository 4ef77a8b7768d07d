package org.threadline.reporting;

import java.time.Clock;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.query.NativeQuery;
import org.threadline.value.Money;

/** Counts the two groups that are compared: those who were reminded, and those who were held out. */
@ApplicationScoped
class LiftCounts {

    // Where nobody is held out there is nothing to compare with: carts of those days would tell of other times.
    private static final String FIRSTS = "with firsts as (select distinct on (customer_id) * from cart_reminder"
            + " where brand = :brand and day between :from and :to and fate <> 'DROPPED' and hold_out_percent > 0 order by customer_id, decided_at, id) ";

    private static final String GROUP = FIRSTS + """
            select count(*) filter (where counts_until <= :now), count(ordered_at) filter (where counts_until <= :now),
              count(*) filter (where counts_until > :now)
            from firsts where fate = :fate""";

    private static final String GROUP_REVENUE = FIRSTS + """
            select order_currency, sum(order_amount) from firsts
            where fate = :fate and counts_until <= :now and ordered_at is not null
            group by order_currency order by order_currency""";

    private static final String PERCENTS =
            FIRSTS + "select distinct hold_out_percent from firsts order by hold_out_percent";

    /** Customers of a group, those of them who ordered, and those whose time is not over. */
    record Members(Proportion ordered, long stillOpen, List<Money> revenue) {}

    private final Figures figures;
    private final Clock clock;

    LiftCounts(Figures figures, Clock clock) {
        this.figures = figures;
        this.clock = clock;
    }

    Members members(String fate, String brand, ReportDays days) {
        Object[] row = ofGroup(GROUP, fate, brand, days).getSingleResult();
        return new Members(
                new Proportion((Long) row[1], (Long) row[0]),
                (Long) row[2],
                Figures.money(ofGroup(GROUP_REVENUE, fate, brand, days)));
    }

    List<Integer> holdOutPercents(String brand, ReportDays days) {
        return figures.ofDays(PERCENTS, Short.class, brand, days).getResultList().stream()
                .map(Short::intValue)
                .toList();
    }

    private NativeQuery<Object[]> ofGroup(String sql, String fate, String brand, ReportDays days) {
        return figures.ofDays(sql, Object[].class, brand, days)
                .setParameter("fate", fate)
                .setParameter("now", clock.instant());
    }
}
