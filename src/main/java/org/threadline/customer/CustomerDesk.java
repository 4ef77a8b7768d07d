package org.threadline.customer;

import java.time.Clock;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.NotFoundException;

import org.hibernate.Session;
import org.threadline.security.Caller;

import com.fasterxml.jackson.databind.JsonNode;

/** Customers of the caller's brands; others do not exist for them, and who was erased does not exist for anybody. */
@ApplicationScoped
class CustomerDesk {

    private final Session entities;
    private final Customers customers;
    private final List<PersonalData> rooms;
    private final Caller caller;
    private final Clock clock;

    CustomerDesk(Session entities, Customers customers, @Any Instance<PersonalData> rooms, Caller caller, Clock clock) {
        this.entities = entities;
        this.customers = customers;
        this.rooms = rooms.stream().toList();
        this.caller = caller;
        this.clock = clock;
    }

    @Transactional
    CustomerView look(UUID id) {
        return CustomerView.of(own(id));
    }

    @Transactional
    CustomerView change(UUID id, ProfileChange change, String ifMatch) {
        own(id);
        Customer customer = customers.lock(id);
        if (customer.isErased()) {
            throw new NotFoundException();
        }
        if (ifMatch != null && !CustomerView.of(customer).matches(ifMatch)) {
            throw new StaleProfile();
        }
        customers.become(customer, change);
        entities.flush();
        return CustomerView.of(customer);
    }

    @Transactional
    Export export(UUID id) {
        Customer customer = own(id);
        var held = new TreeMap<String, JsonNode>();
        rooms.forEach(room -> held.putAll(room.of(customer)));
        return new Export(clock.instant(), CustomerView.of(customer), held);
    }

    /** Whoever was erased may be erased again; it changes nothing. */
    @Transactional
    void refuseStrangers(UUID id) {
        customers
                .find(id)
                .filter(customer -> caller.belongsTo(customer.brand()))
                .orElseThrow(NotFoundException::new);
    }

    private Customer own(UUID id) {
        return customers
                .find(id)
                .filter(customer -> caller.belongsTo(customer.brand()) && !customer.isErased())
                .orElseThrow(NotFoundException::new);
    }
}
