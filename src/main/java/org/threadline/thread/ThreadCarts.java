package org.threadline.thread;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.threadline.customer.LeftCarts;
import org.threadline.customer.LeftCarts.LeftCart;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

/** The carts that customers were reminded of and write about, as far as they are still left. */
@ApplicationScoped
class ThreadCarts {

    private final LeftCarts carts;

    ThreadCarts(LeftCarts carts) {
        this.carts = carts;
    }

    /** By thread; most have none, and then nobody is asked. */
    Map<UUID, LeftCart> of(List<SupportThread> threads) {
        List<SupportThread> about = threads.stream()
                .filter(thread -> thread.labels().cartId() != null)
                .toList();
        Map<String, Set<UUID>> customers =
                about.stream().collect(groupingBy(SupportThread::brand, mapping(SupportThread::customerId, toSet())));
        var left = new HashMap<UUID, List<LeftCart>>();
        customers.forEach((brand, ids) -> left.putAll(carts.of(brand, ids)));
        var found = new HashMap<UUID, LeftCart>();
        for (SupportThread thread : about) {
            left.getOrDefault(thread.customerId(), List.of()).stream()
                    .filter(cart -> cart.cartId().equals(thread.labels().cartId()))
                    .forEach(cart -> found.put(thread.id(), cart));
        }
        return found;
    }
}
