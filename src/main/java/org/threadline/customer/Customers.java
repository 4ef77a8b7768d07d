package org.threadline.customer;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

import org.hibernate.Session;
import org.threadline.value.Ids;
import org.threadline.value.PhoneNumber;

/** All customers of all brands. */
@ApplicationScoped
public class Customers {

    /** A number, as one brand knows it. */
    public record Contact(String brand, PhoneNumber phone) {}

    /** Numbers that nobody knew until now have become customers. Fired in the transaction that makes them. */
    public record Appeared(Map<Contact, UUID> customers) {}

    private final Session entities;
    private final Event<Appeared> appeared;
    private final Clock clock;

    Customers(Session entities, Event<Appeared> appeared, Clock clock) {
        this.entities = entities;
        this.appeared = appeared;
        this.clock = clock;
    }

    /**
     * The customer with this number, made if new, and locked until the transaction ends. Everything that concerns one
     * customer (a text heard, an event, a send claimed) takes this lock first, so that it happens one after the other,
     * on all replicas.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Customer meet(String brand, PhoneNumber phone) {
        var contact = new Contact(brand, phone);
        return meetAll(Set.of(contact)).get(contact);
    }

    /**
     * All of these customers, each as {@link #meet} gives one. They are made and locked in one order, so that two
     * replicas that meet the same customers wait for each other and never in a circle.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Map<Contact, Customer> meetAll(Set<Contact> contacts) {
        var met = new HashMap<Contact, Customer>();
        var missing = new HashSet<>(contacts);
        // Whoever is erased while we wait for their row has gone when we get it; then the number is a new customer's.
        while (!missing.isEmpty()) {
            make(missing);
            locked(missing).forEach(customer -> met.put(new Contact(customer.brand(), customer.phone()), customer));
            missing.removeAll(met.keySet());
        }
        return met;
    }

    private void make(Set<Contact> contacts) {
        Map<Contact, UUID> made = entities
                .createNativeQuery("""
                        insert into customer (id, brand, phone, created_at, updated_at)
                        select id, brand, phone, :now, :now from unnest(:ids, :brands, :phones) as met (id, brand, phone)
                        order by brand, phone
                        on conflict on constraint uq_customer_phone do nothing
                        returning id, brand, phone""", Object[].class)
                .setParameter("ids", contacts.stream().map(each -> Ids.next()).toArray(UUID[]::new))
                .setParameter("brands", brands(contacts))
                .setParameter("phones", phones(contacts))
                .setParameter("now", clock.instant())
                .getResultList()
                .stream()
                .collect(Collectors.toMap(
                        row -> new Contact((String) row[1], new PhoneNumber((String) row[2])), row -> (UUID) row[0]));
        if (!made.isEmpty()) {
            appeared.fire(new Appeared(made));
        }
    }

    private List<Customer> locked(Set<Contact> contacts) {
        return entities.createNativeQuery("""
                        select c.* from customer c
                        join unnest(:brands, :phones) as met (brand, phone) on c.brand = met.brand and c.phone = met.phone
                        order by c.brand, c.phone
                        for no key update of c""", Customer.class)
                .setParameter("brands", brands(contacts))
                .setParameter("phones", phones(contacts))
                .getResultList();
    }

    private static String[] brands(Set<Contact> contacts) {
        return contacts.stream().map(Contact::brand).toArray(String[]::new);
    }

    private static String[] phones(Set<Contact> contacts) {
        return contacts.stream().map(contact -> contact.phone().value()).toArray(String[]::new);
    }

    /** Keeps what a shop tells of a customer. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void learn(Customer customer, Profile profile) {
        customer.learn(profile, clock.instant());
    }

    /** Changes what somebody says is to be changed. */
    @Transactional(Transactional.TxType.MANDATORY)
    void become(Customer customer, ProfileChange change) {
        customer.become(change, clock.instant());
    }

    /** Locks a known customer, as {@link #meet} does, and shows them as they are then. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Customer lock(UUID id) {
        return fresh(
                entities.createNativeQuery("select * from customer where id = :id for no key update", Customer.class)
                        .setParameter("id", id)
                        .getSingleResult());
    }

    /** The same, when their number is to change: whoever writes something about them waits too. */
    Customer lockWhole(UUID id) {
        return fresh(entities.createNativeQuery("select * from customer where id = :id for update", Customer.class)
                .setParameter("id", id)
                .getSingleResult());
    }

    /** What was loaded before the lock was waited for may be out of date. */
    private Customer fresh(Customer customer) {
        entities.refresh(customer);
        return customer;
    }

    /** These customers by id, in one query. */
    public Map<UUID, Customer> all(Collection<UUID> ids) {
        return Customer.<Customer>list("id in ?1", ids).stream().collect(Collectors.toMap(Customer::id, c -> c));
    }

    public Optional<Customer> find(UUID id) {
        return Customer.findByIdOptional(id);
    }
}
