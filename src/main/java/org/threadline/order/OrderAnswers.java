package org.threadline.order;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.threadline.brand.Brand;
import org.threadline.customer.Customer;
import org.threadline.wording.Worded;
import org.threadline.wording.Wording;

/** Says where an order is, when that is plain: for what is overdue or silent the customer needs a person. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class OrderAnswers {

    /** An order of which nothing was heard for so long is a problem, not a status. */
    private static final Duration SILENT = Duration.ofDays(14);

    private final Wording wording;
    private final Clock clock;

    OrderAnswers(Wording wording, Clock clock) {
        this.wording = wording;
        this.clock = clock;
    }

    /**
     * @param which orders that may be meant
     * @return empty unless it is one order that the customer waits for, and all is well as far as we know
     */
    public Optional<Worded> whereabouts(Customer customer, Predicate<String> which) {
        Instant now = clock.instant();
        Brand brand = Brand.withKey(customer.brand()).orElseThrow();
        var days = CustomersDays.of(brand, customer, now);
        List<CustomerOrder> meant = CustomerOrder.awaitedBy(customer).stream()
                .filter(order -> which.test(order.orderId()))
                .toList();
        return meant.size() == 1
                ? meant.stream()
                        .filter(order -> order.arrival() == null || days.isAhead(order.arrival()))
                        .filter(order -> order.asOf().isAfter(now.minus(SILENT)))
                        .map(order -> new OrderTexts(wording, brand, customer, order, now).whereabouts())
                        .findFirst()
                : Optional.empty();
    }
}
