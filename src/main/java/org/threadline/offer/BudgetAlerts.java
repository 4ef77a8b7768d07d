package org.threadline.offer;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

import org.hibernate.Session;
import org.threadline.brand.Brand;
import org.threadline.value.Money;

/** Says when a budget comes to its end, before customers of the month's last days get less than those of its first. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class BudgetAlerts {

    private static final int ALL = 100;
    private static final List<Integer> MARKS = List.of(80, ALL);

    private final Session entities;
    private final Event<BudgetReached> reached;
    private final Clock clock;

    BudgetAlerts(Session entities, Event<BudgetReached> reached, Clock clock) {
        this.entities = entities;
        this.reached = reached;
        this.clock = clock;
    }

    /** @param voucher persisted; it was made or withheld by this spending */
    void look(Brand brand, Voucher voucher, Budgets.Spending spending) {
        LocalDate month = Budgets.monthOf(brand, clock.instant());
        MARKS.stream()
                .filter(mark -> isReached(mark, spending))
                .filter(mark -> isFirst(voucher, month, mark))
                .forEach(mark -> reached.fire(new BudgetReached(
                        voucher,
                        month,
                        mark,
                        spending.budget(),
                        new Money(spending.spent(), spending.budget().currency()))));
    }

    /** A budget that is too small for the next offer is spent, whatever is left of it. */
    private static boolean isReached(int mark, Budgets.Spending spending) {
        BigDecimal needed = spending.budget().amount().multiply(BigDecimal.valueOf(mark, 2));
        return !spending.isGranted() || spending.spent().compareTo(needed) >= 0;
    }

    private boolean isFirst(Voucher voucher, LocalDate month, int mark) {
        return entities.createNativeMutationQuery("""
                        insert into budget_mark (brand, origin, currency, month, percent, reached_at)
                        values (:brand, :origin, :currency, :month, :mark, :now) on conflict do nothing""")
                        .setParameter("brand", voucher.brand())
                        .setParameter("origin", voucher.origin().name())
                        .setParameter("currency", voucher.amount().currency())
                        .setParameter("month", month)
                        .setParameter("mark", mark)
                        .setParameter("now", clock.instant())
                        .executeUpdate()
                == 1;
    }
}
