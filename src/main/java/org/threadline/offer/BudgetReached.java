package org.threadline.offer;

import java.time.LocalDate;

import org.threadline.value.Money;

/**
 * So much of a month's budget was spent, for the first time in that month.
 *
 * @param voucher the offer by which it was: the one that was made, or the one that was withheld for want of budget
 * @param month its first day, in the brand's calendar
 * @param percent the mark, 80 or 100
 * @param spent with this offer, if it was made
 */
public record BudgetReached(Voucher voucher, LocalDate month, int percent, Money budget, Money spent) {}
