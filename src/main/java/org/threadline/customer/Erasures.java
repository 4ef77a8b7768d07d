package org.threadline.customer;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** Forgets customers: each room takes out its own, in one transaction under the customer's lock. */
@ApplicationScoped
public class Erasures {

    /** Nothing of this customer is left here. Fired in the transaction that makes it so. */
    public record Erased(String brand, UUID customerId) {}

    private final Customers customers;
    private final List<PersonalData> rooms;
    private final Event<Erased> erased;
    private final Clock clock;

    Erasures(Customers customers, @Any Instance<PersonalData> rooms, Event<Erased> erased, Clock clock) {
        this.customers = customers;
        this.rooms = rooms.stream()
                .sorted(Comparator.comparingInt(PersonalData::turn))
                .toList();
        this.erased = erased;
        this.clock = clock;
    }

    /** To do so again changes nothing. When this returns, nothing that was on its way starts any more either. */
    public void erase(UUID id) {
        QuarkusTransaction.requiringNew().run(() -> forget(id));
        rooms.forEach(room -> room.settle(id));
    }

    private void forget(UUID id) {
        Customer customer = customers.lockWhole(id);
        if (customer.isErased()) {
            return;
        }
        rooms.forEach(room -> room.erase(customer));
        customer.forget(clock.instant());
        erased.fire(new Erased(customer.brand(), id));
        Log.infof("customer %s was erased", id);
    }
}
