package org.threadline.thread;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.threadline.customer.Customer;
import org.threadline.customer.LastSurveys;
import org.threadline.customer.LastSurveys.LastSurvey;
import org.threadline.customer.OpenOrders;
import org.threadline.customer.OpenOrders.OpenOrder;
import org.threadline.offer.Goodwill;
import org.threadline.offer.VoucherView;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

/** Asks each room that knows something of customers once, however many customers of a brand there are. */
@ApplicationScoped
class Dossiers {

    private final OpenOrders orders;
    private final LastSurveys surveys;
    private final Goodwill goodwill;

    Dossiers(OpenOrders orders, LastSurveys surveys, Goodwill goodwill) {
        this.orders = orders;
        this.surveys = surveys;
        this.goodwill = goodwill;
    }

    Dossier of(Customer customer) {
        return of(Set.of(customer)).get(customer.id());
    }

    /** By the customer's id, one for each. */
    Map<UUID, Dossier> of(Collection<Customer> customers) {
        Map<String, Set<UUID>> byBrand =
                customers.stream().collect(groupingBy(Customer::brand, mapping(Customer::id, toSet())));
        var open = new HashMap<UUID, List<OpenOrder>>();
        var answers = new HashMap<UUID, LastSurvey>();
        byBrand.forEach((brand, ids) -> {
            open.putAll(orders.of(brand, ids));
            answers.putAll(surveys.of(brand, ids));
        });
        Map<UUID, List<VoucherView>> vouchers =
                goodwill.usable(customers.stream().map(Customer::id).toList());
        return customers.stream()
                .map(Customer::id)
                .collect(toMap(
                        id -> id,
                        id -> new Dossier(
                                open.getOrDefault(id, List.of()),
                                answers.get(id),
                                vouchers.getOrDefault(id, List.of()))));
    }
}
