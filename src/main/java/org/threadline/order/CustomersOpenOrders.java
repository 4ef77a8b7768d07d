package org.threadline.order;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.threadline.customer.OpenOrders;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

/** Tells whoever answers a customer what that customer waits for. */
@ApplicationScoped
class CustomersOpenOrders implements OpenOrders {

    @Override
    public Map<UUID, List<OpenOrder>> of(String brand, Collection<UUID> customers) {
        return CustomerOrder.<CustomerOrder>find(
                        "key.brand = ?1 and customerId in ?2 and state not in ?3 order by asOf desc",
                        brand,
                        customers,
                        List.of(CustomerOrder.State.DELIVERED, CustomerOrder.State.CANCELLED))
                .stream()
                .collect(groupingBy(CustomerOrder::customerId, mapping(CustomerOrder::asOpenOrder, toList())));
    }
}
