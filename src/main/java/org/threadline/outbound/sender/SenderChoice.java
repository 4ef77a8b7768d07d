package org.threadline.outbound.sender;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.hibernate.Session;
import org.threadline.brand.Brand;
import org.threadline.brand.Sender;
import org.threadline.customer.Customer;
import org.threadline.value.PhoneNumber;

/**
 * Which of a brand's numbers a customer is texted from: the one that they know, for ever; else one of the pool, the same
 * for the same customer, so that the pool is used evenly.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class SenderChoice {

    private final Session entities;
    private final Senders senders;

    SenderChoice(Session entities, Senders senders) {
        this.entities = entities;
        this.senders = senders;
    }

    public PhoneNumber of(Customer customer) {
        Brand brand = Brand.withKey(customer.brand()).orElseThrow();
        PhoneNumber known = customer.sender();
        if (known == null) {
            PhoneNumber chosen = pick(brand, customer);
            customer.texted(chosen);
            return chosen;
        }
        if (brand.sender(known).isEmpty()) {
            // A number that the carrier has put into the pool without telling us.
            senders.know(List.of(known));
        }
        return known;
    }

    private PhoneNumber pick(Brand brand, Customer customer) {
        List<PhoneNumber> numbers = brand.senders().stream().map(Sender::number).toList();
        List<String> halted = halted(numbers);
        List<PhoneNumber> free = numbers.stream()
                .filter(number -> !halted.contains(number.value()))
                .toList();
        List<PhoneNumber> pool = free.isEmpty() ? numbers : free;
        return pool.get(Math.floorMod(customer.id().hashCode(), pool.size()));
    }

    private List<String> halted(List<PhoneNumber> numbers) {
        return entities.createNativeQuery(
                        "select number from sender_pace where number in (:numbers) and halted_at is not null",
                        String.class)
                .setParameter(
                        "numbers", numbers.stream().map(PhoneNumber::value).toList())
                .getResultList();
    }
}
