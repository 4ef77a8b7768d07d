package org.threadline.reporting;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.threadline.reporting.RetentionReport.Counted;
import org.threadline.value.Money;

/** Asks the store what the report on retention counts; of the queue only what waits in it now. */
@ApplicationScoped
class RetentionCounts {

    /** Longer than this nobody waits for a report, and the store has others to serve. */
    private static final int LONGEST_SECONDS = 10;

    private static final String OF_DAYS = " from cart_reminder where brand = :brand and day between :from and :to ";

    private static final String CARTS = """
            select count(*) filter (where fate <> 'DROPPED'), count(left_at), count(*) filter (where fate = 'HELD_OUT'),
              count(recovered_at)""" + OF_DAYS;

    private static final String REVENUE = "select recovered_currency, sum(recovered_amount)" + OF_DAYS
            + "and recovered_at is not null group by recovered_currency order by recovered_currency";

    private static final String NOT_SENT = "select split_part(reason, ':', 1) as why, count(*)" + OF_DAYS
            + "and fate = 'DROPPED' group by why order by count(*) desc, why";

    // Where nobody is held out there is nothing to compare with: carts of those days would tell of other times.
    private static final String FIRSTS = "with firsts as (select distinct on (customer_id) *" + OF_DAYS
            + "and fate <> 'DROPPED' and hold_out_percent > 0 order by customer_id, decided_at, id) ";

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

    private static final String VOUCHERS = """
            select currency, count(*) filter (where state = 'GIVEN'), count(*) filter (where state = 'REFUSED'),
              sum(amount) filter (where state = 'GIVEN')
            from voucher where brand = :brand and decided_at >= :begin and decided_at < :end
            group by currency order by currency""";

    private static final String HELD = """
            select split_part(coalesce(decision, ''), ':', 1) as why, count(*) from message
            where brand = :brand and status = 'QUEUED' and subject is not null and kind = 'CART_REMINDER'
            group by why order by count(*) desc, why""";

    private static final String ASKED = "select count(*) from voucher where brand = :brand and state = 'ASKED'";

    /** Customers of a group, those of them who ordered, and those whose time is not over. */
    record Members(Proportion ordered, long stillOpen, List<Money> revenue) {}

    /** Vouchers of one currency. */
    record Given(String currency, long given, long refused, BigDecimal amount) {}

    private final Session entities;
    private final Clock clock;

    RetentionCounts(Session entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    RetentionReport.Carts carts(String brand, ReportDays days) {
        Object[] row = ofDays(CARTS, brand, days).getSingleResult();
        return new RetentionReport.Carts(
                (Long) row[0],
                (Long) row[1],
                (Long) row[2],
                (Long) row[3],
                money(ofDays(REVENUE, brand, days)),
                counted(ofDays(NOT_SENT, brand, days)));
    }

    Members members(String fate, String brand, ReportDays days) {
        Object[] row = ofGroup(GROUP, fate, brand, days).getSingleResult();
        return new Members(
                new Proportion((Long) row[1], (Long) row[0]),
                (Long) row[2],
                money(ofGroup(GROUP_REVENUE, fate, brand, days)));
    }

    List<Integer> holdOutPercents(String brand, ReportDays days) {
        return entities
                .createNativeQuery(PERCENTS, Short.class)
                .setParameter("brand", brand)
                .setParameter("from", days.from())
                .setParameter("to", days.to())
                .setTimeout(LONGEST_SECONDS)
                .getResultList()
                .stream()
                .map(Short::intValue)
                .toList();
    }

    List<Given> vouchers(String brand, ReportDays days, ZoneId zone) {
        return asked(VOUCHERS, brand)
                .setParameter("begin", days.from().atStartOfDay(zone).toInstant())
                .setParameter("end", days.to().plusDays(1).atStartOfDay(zone).toInstant())
                .getResultList()
                .stream()
                .map(row -> new Given((String) row[0], (Long) row[1], (Long) row[2], (BigDecimal) row[3]))
                .toList();
    }

    /** What waits, by what holds it; an empty reason: nothing does. */
    List<Counted> waiting(String brand) {
        return counted(asked(HELD, brand));
    }

    long vouchersAsked(String brand) {
        return entities.createNativeQuery(ASKED, Long.class)
                .setParameter("brand", brand)
                .getSingleResult();
    }

    private NativeQuery<Object[]> asked(String sql, String brand) {
        return entities.createNativeQuery(sql, Object[].class)
                .setParameter("brand", brand)
                .setTimeout(LONGEST_SECONDS);
    }

    private NativeQuery<Object[]> ofDays(String sql, String brand, ReportDays days) {
        return asked(sql, brand).setParameter("from", days.from()).setParameter("to", days.to());
    }

    private NativeQuery<Object[]> ofGroup(String sql, String fate, String brand, ReportDays days) {
        return ofDays(sql, brand, days).setParameter("fate", fate).setParameter("now", clock.instant());
    }

    private static List<Money> money(NativeQuery<Object[]> query) {
        return query.getResultList().stream()
                .map(row -> new Money((BigDecimal) row[1], (String) row[0]))
                .toList();
    }

    private static List<Counted> counted(NativeQuery<Object[]> query) {
        return query.getResultList().stream()
                .map(row -> new Counted((String) row[0], (Long) row[1]))
                .toList();
    }
}
