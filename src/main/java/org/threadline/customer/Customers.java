package org.threadline.customer;

import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.hibernate.Session;
import org.threadline.value.Ids;
import org.threadline.value.PhoneNumber;

/** All customers of all brands. */
@ApplicationScoped
public class Customers {

    /** A number, as one brand knows it. */
    public record Contact(String brand, PhoneNumber phone) {}

    private final Session entities;
    private final Clock clock;

    Customers(Session entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /**
     * The customer with this number, made if new, and locked until the transaction ends. Everything that concerns one
     * customer (a text heard, an event, a send claimed) takes this lock first, so that it happens one after the other,
     * on all replicas.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Customer meet(String brand, PhoneNumber phone) {
        entities.createNativeMutationQuery("""
                        insert into customer (id, brand, phone, created_at, updated_at)
                        values (:id, :brand, :phone, :now, :now)
                        on conflict on constraint uq_customer_phone do nothing""")
                .setParameter("id", Ids.next())
                .setParameter("brand", brand)
                .setParameter("phone", phone.value())
                .setParameter("now", clock.instant())
                .executeUpdate();
        return entities.createNativeQuery(
                        "select * from customer where brand = :brand and phone = :phone for no key update",
                        Customer.class)
                .setParameter("brand", brand)
                .setParameter("phone", phone.value())
                .getSingleResult();
    }

    /**
     * All of these customers, each as {@link #meet} gives one. They are made and locked in one order, so that two
     * replicas that meet the same customers wait for each other and never in a circle.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Map<Contact, Customer> meetAll(Set<Contact> contacts) {
        String[] brands = contacts.stream().map(Contact::brand).toArray(String[]::new);
        String[] phones =
                contacts.stream().map(contact -> contact.phone().value()).toArray(String[]::new);
        UUID[] ids = contacts.stream().map(contact -> Ids.next()).toArray(UUID[]::new);
        entities.createNativeMutationQuery("""
                        insert into customer (id, brand, phone, created_at, updated_at)
                        select id, brand, phone, :now, :now from unnest(:ids, :brands, :phones) as met (id, brand, phone)
                        order by brand, phone
                        on conflict on constraint uq_customer_phone do nothing""")
                .setParameter("ids", ids)
                .setParameter("brands", brands)
                .setParameter("phones", phones)
                .setParameter("now", clock.instant())
                .executeUpdate();
        return entities.createNativeQuery("""
                        select c.* from customer c
                        join unnest(:brands, :phones) as met (brand, phone) on c.brand = met.brand and c.phone = met.phone
                        order by c.brand, c.phone
                        for no key update of c""", Customer.class)
                .setParameter("brands", brands)
                .setParameter("phones", phones)
                .getResultStream()
                .collect(Collectors.toMap(customer -> new Contact(customer.brand(), customer.phone()), c -> c));
    }

    /** Keeps what a shop tells of a customer. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void learn(Customer customer, Profile profile) {
        customer.learn(profile, clock.instant());
    }

    /** Locks a known customer, as {@link #meet} does. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Customer lock(UUID id) {
        return entities.createNativeQuery("select * from customer where id = :id for no key update", Customer.class)
                .setParameter("id", id)
                .getSingleResult();
    }

    /** These customers by id, in one query. */
    public Map<UUID, Customer> all(Collection<UUID> ids) {
        return Customer.<Customer>list("id in ?1", ids).stream().collect(Collectors.toMap(Customer::id, c -> c));
    }

    public Optional<Customer> find(UUID id) {
        return Customer.findByIdOptional(id);
    }
}
