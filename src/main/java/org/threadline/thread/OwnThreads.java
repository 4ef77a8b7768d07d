package org.threadline.thread;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.NotFoundException;

import org.threadline.customer.Customer;
import org.threadline.customer.Customers;
import org.threadline.security.Caller;

/** Threads of the caller's brands; others do not exist for them. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class OwnThreads {

    /** A thread with its customer, both locked until the transaction ends. */
    record Locked(SupportThread thread, Customer customer) {}

    private final Customers customers;
    private final Caller caller;

    OwnThreads(Customers customers, Caller caller) {
        this.customers = customers;
        this.caller = caller;
    }

    SupportThread look(UUID id) {
        return SupportThread.<SupportThread>findByIdOptional(id)
                .filter(thread -> caller.belongsTo(thread.brand()))
                .orElseThrow(NotFoundException::new);
    }

    /**
     * The customer is locked before the thread, in the same order as when a text is heard: an agent's act and a text
     * follow each other, and neither finds the thread changed under its hands.
     */
    Locked lock(UUID id) {
        UUID customerId = KnownThreads.whose(id)
                .filter(whose -> caller.belongsTo(whose.brand()))
                .orElseThrow(NotFoundException::new)
                .customerId();
        Customer customer = customers.lock(customerId);
        if (customer.isErased()) {
            throw new WrongState("The customer was erased; nothing is left to be done for them.");
        }
        return new Locked(KnownThreads.lock(id).orElseThrow(NotFoundException::new), customer);
    }
}
