package org.threadline.outbound.look;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.Session;
import org.threadline.brand.Brand;
import org.threadline.brand.Sender;
import org.threadline.customer.Customer;
import org.threadline.outbound.CarrierRecords.Entry;
import org.threadline.value.PhoneNumber;

import static java.util.stream.Collectors.toSet;

/** What the carrier has from a brand to a customer that no message of ours is known to be. */
@ApplicationScoped
class UnclaimedEntries {

    private final Session entities;

    UnclaimedEntries(Session entities) {
        this.entities = entities;
    }

    /** A pool chooses the number itself, so any number of the brand will do, and any of its pools. */
    List<Entry> of(Customer customer, List<Entry> entries) {
        List<Sender> senders =
                Brand.withKey(customer.brand()).map(Brand::senders).orElse(List.of());
        Set<PhoneNumber> numbers = senders.stream().map(Sender::number).collect(toSet());
        numbers.add(customer.sender());
        Set<String> pools = senders.stream()
                .map(Sender::messagingServiceSid)
                .filter(Objects::nonNull)
                .collect(toSet());
        Set<String> carried =
                carried(entries.stream().map(Entry::carrierMessageId).toList());
        return entries.stream()
                .filter(entry -> numbers.contains(entry.from()) || pools.contains(entry.messagingServiceSid()))
                .filter(entry -> !carried.contains(entry.carrierMessageId()))
                .toList();
    }

    private Set<String> carried(Collection<String> ids) {
        if (ids.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(entities.createNativeQuery(
                        "select carrier_message_id from message where carrier_message_id in (:ids)", String.class)
                .setParameter("ids", ids)
                .getResultList());
    }
}
