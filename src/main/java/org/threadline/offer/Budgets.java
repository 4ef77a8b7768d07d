package org.threadline.offer;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;

import org.hibernate.Session;
import org.threadline.brand.Brand;
import org.threadline.value.Money;

/**
 * What brands may offer by themselves in a month of theirs, for each cause. Whoever spends from a budget does so until their transaction
 * ends, one after the other on all replicas, because neither would see what the other spends. Nothing is counted but the
 * offers themselves, so one that became void is free again.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class Budgets {

    /** What is left, as far as this transaction has asked. */
    private record Left(Map<String, BigDecimal> amounts) {}

    private final Session entities;
    private final TransactionSynchronizationRegistry transaction;
    private final Clock clock;

    Budgets(Session entities, TransactionSynchronizationRegistry transaction, Clock clock) {
        this.entities = entities;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** All that are about to be spent from, in one order, so that two replicas never wait for each other in a circle. */
    void take(Collection<String> brands) {
        for (String brand : new TreeSet<>(brands)) {
            entities.createNativeQuery(
                            "select 1 from pg_advisory_xact_lock(hashtextextended(:brand, 4715))", Integer.class)
                    .setParameter("brand", brand)
                    .getSingleResult();
        }
    }

    /**
     * What came of it.
     *
     * @param isGranted false when it would be more than there is; then nothing is spent
     * @param spent in this month, with this
     */
    record Spending(boolean isGranted, BigDecimal spent, Money budget) {}

    Spending spend(Brand brand, Voucher.Origin origin, Money amount, Money budget) {
        String key = brand.key() + " " + origin + " " + amount.currency();
        Map<String, BigDecimal> amounts = left().amounts();
        BigDecimal left = amounts.computeIfAbsent(key, asked -> budget.amount().subtract(spent(brand, origin, budget)));
        boolean granted = left.compareTo(amount.amount()) >= 0;
        BigDecimal after = granted ? left.subtract(amount.amount()) : left;
        amounts.put(key, after);
        return new Spending(granted, budget.amount().subtract(after), budget);
    }

    private Left left() {
        var left = (Left) transaction.getResource(Left.class);
        if (left == null) {
            left = new Left(new HashMap<>());
            transaction.putResource(Left.class, left);
        }
        return left;
    }

    /** A statement of its own, after the lock: it sees what others have spent before we got it. */
    private BigDecimal spent(Brand brand, Voucher.Origin origin, Money budget) {
        take(List.of(brand.key()));
        LocalDate month = monthOf(brand, clock.instant());
        // The cause is part of the text, so that the index of what is offered by itself is seen to fit.
        return entities.createNativeQuery("""
                        select coalesce(sum(amount), 0) from voucher
                        where brand = :brand and currency = :currency and origin = '%s' and state = 'GIVEN'
                          and asked_at >= :from and asked_at < :to""".formatted(origin), BigDecimal.class)
                .setParameter("brand", brand.key())
                .setParameter("currency", budget.currency())
                .setParameter("from", month.atStartOfDay(brand.timeZone()).toInstant())
                .setParameter(
                        "to", month.plusMonths(1).atStartOfDay(brand.timeZone()).toInstant())
                .getSingleResult();
    }

    /** Its first day, in the brand's calendar. */
    static LocalDate monthOf(Brand brand, Instant now) {
        return LocalDate.ofInstant(now, brand.timeZone()).withDayOfMonth(1);
    }
}
