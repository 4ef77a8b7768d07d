package org.threadline.events.fact;

import java.time.LocalDate;
import java.util.UUID;

import org.threadline.offer.BudgetReached;
import org.threadline.offer.Voucher;
import org.threadline.value.Money;

/**
 * The data of the event about a month's budget that comes to its end.
 *
 * @param customerId whose offer it was by which the mark was reached
 * @param month its first day, in the brand's calendar
 * @param percent 80 or 100
 */
record BudgetTold(
        String brand,
        UUID voucherId,
        UUID customerId,
        Voucher.Origin origin,
        LocalDate month,
        int percent,
        Money budget,
        Money spent) {

    static BudgetTold of(BudgetReached reached) {
        Voucher voucher = reached.voucher();
        return new BudgetTold(
                voucher.brand(),
                voucher.id(),
                voucher.customerId(),
                voucher.origin(),
                reached.month(),
                reached.percent(),
                reached.budget(),
                reached.spent());
    }
}
