package org.threadline.reporting;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.threadline.reporting.RetentionReport.Carts;
import org.threadline.reporting.RetentionReport.Counted;

/** What became of reminders. Those that were decided on are counted in their own table; the queue tells what waits now. */
@ApplicationScoped
class ReminderCounts {

    private static final String OF_DAYS = " from cart_reminder where brand = :brand and day between :from and :to ";

    private static final String CARTS = """
            select count(*) filter (where fate <> 'DROPPED'), count(left_at), count(*) filter (where fate = 'HELD_OUT'),
              count(recovered_at)""" + OF_DAYS;

    private static final String REVENUE = "select recovered_currency, sum(recovered_amount)" + OF_DAYS
            + "and recovered_at is not null group by recovered_currency order by recovered_currency";

    private static final String NOT_SENT = "select split_part(reason, ':', 1) as why, count(*)" + OF_DAYS
            + "and fate = 'DROPPED' group by why order by count(*) desc, why";

    private static final String HELD = """
            select split_part(coalesce(decision, ''), ':', 1) as why, count(*) from message
            where brand = :brand and status = 'QUEUED' and subject is not null and kind = 'CART_REMINDER'
            group by why order by count(*) desc, why""";

    private final Figures figures;

    ReminderCounts(Figures figures) {
        this.figures = figures;
    }

    Carts carts(String brand, ReportDays days) {
        Object[] row = figures.ofDays(CARTS, Object[].class, brand, days).getSingleResult();
        return new Carts(
                (Long) row[0],
                (Long) row[1],
                (Long) row[2],
                (Long) row[3],
                Figures.money(figures.ofDays(REVENUE, Object[].class, brand, days)),
                Figures.counted(figures.ofDays(NOT_SENT, Object[].class, brand, days)));
    }

    /** What waits, by what holds it; an empty reason: nothing does. */
    List<Counted> waiting(String brand) {
        return Figures.counted(figures.asked(HELD, Object[].class, brand));
    }
}
