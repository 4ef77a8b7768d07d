package org.threadline.reporting;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Clock;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.threadline.brand.Brand;
import org.threadline.brand.OwnBrand;
import org.threadline.reporting.LiftCounts.Members;
import org.threadline.reporting.Proportion.Interval;
import org.threadline.reporting.RetentionReport.Counted;
import org.threadline.reporting.RetentionReport.Group;
import org.threadline.reporting.RetentionReport.Lift;
import org.threadline.reporting.RetentionReport.Now;
import org.threadline.value.Money;

/** Makes the report on retention of what was counted. */
@ApplicationScoped
class RetentionFigures {

    private final ReminderCounts reminders;
    private final LiftCounts groups;
    private final VoucherCounts vouchers;
    private final OwnBrand own;
    private final Clock clock;

    RetentionFigures(ReminderCounts reminders, LiftCounts groups, VoucherCounts vouchers, OwnBrand own, Clock clock) {
        this.reminders = reminders;
        this.groups = groups;
        this.vouchers = vouchers;
        this.own = own;
        this.clock = clock;
    }

    @Transactional
    RetentionReport of(String key, String from, String to) {
        Brand brand = own.withKey(key);
        ReportDays days = ReportDays.of(from, to, brand.timeZone(), clock);
        return new RetentionReport(
                key,
                days.from(),
                days.to(),
                brand.timeZone(),
                reminders.carts(key, days),
                lift(key, days),
                vouchers.decided(key, days, brand.timeZone()),
                now(brand));
    }

    private Lift lift(String brand, ReportDays days) {
        Members reminded = groups.members("REMINDED", brand, days);
        Members heldOut = groups.members("HELD_OUT", brand, days);
        boolean known = reminded.ordered().all() > 0 && heldOut.ordered().all() > 0;
        Interval interval = known ? reminded.ordered().above(heldOut.ordered()) : null;
        return new Lift(
                groups.holdOutPercents(brand, days),
                group(reminded),
                group(heldOut),
                known ? rounded(reminded.ordered().share() - heldOut.ordered().share()) : null,
                known ? rounded(interval.low()) : null,
                known ? rounded(interval.high()) : null,
                reminded.stillOpen() + heldOut.stillOpen(),
                RetentionReport.METHOD);
    }

    private static Group group(Members members) {
        Proportion ordered = members.ordered();
        boolean known = ordered.all() > 0;
        Interval interval = known ? ordered.interval() : null;
        return new Group(
                ordered.all(),
                ordered.part(),
                known ? rounded(ordered.share()) : null,
                known ? rounded(interval.low()) : null,
                known ? rounded(interval.high()) : null,
                members.revenue(),
                members.revenue().stream()
                        .map(money -> each(money, ordered.all()))
                        .toList());
    }

    private static Money each(Money money, long carts) {
        return new Money(money.amount().divide(BigDecimal.valueOf(carts), MathContext.DECIMAL64), money.currency());
    }

    private Now now(Brand brand) {
        List<Counted> waiting = reminders.waiting(brand.key());
        return new Now(
                waiting.stream().mapToLong(Counted::count).sum(),
                waiting.stream().filter(one -> !one.reason().isEmpty()).toList(),
                vouchers.asked(brand.key()),
                vouchers.budgets(brand));
    }

    private static Double rounded(double share) {
        return Math.round(10_000.0 * share) / 10_000.0;
    }
}
