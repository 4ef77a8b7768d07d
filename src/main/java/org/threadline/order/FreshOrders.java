package org.threadline.order;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.threadline.customer.Customer;

/** Orders with which nothing has been done yet, so that they may still be changed. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class FreshOrders {

    private final Clock clock;

    FreshOrders(Clock clock) {
        this.clock = clock;
    }

    /**
     * @param which orders that may be meant
     * @param window how long after it was placed an order is fresh
     * @return its number; empty unless exactly one is meant of those that the customer waits for, and it is fresh
     */
    public Optional<String> only(Customer customer, Predicate<String> which, Duration window) {
        List<CustomerOrder> meant = CustomerOrder.awaitedBy(customer).stream()
                .filter(order -> which.test(order.orderId()))
                .toList();
        return meant.size() == 1
                ? meant.stream()
                        .filter(order -> order.isFresh(clock.instant().minus(window)))
                        .map(CustomerOrder::orderId)
                        .findFirst()
                : Optional.empty();
    }
}
