package org.threadline.consent;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.hibernate.Session;
import org.threadline.customer.Customer;
import org.threadline.customer.Customers;
import org.threadline.customer.Customers.Contact;
import org.threadline.security.wall.AsMachine;

import io.quarkus.scheduler.Scheduled;

/**
 * Numbers of customers who were erased a moment ago, as keyed hashes, for as long as the carrier may still say of a text
 * to one of them that they have opted out.
 */
@ApplicationScoped
class ErasedNumbers {

    /** A carrier's last word on a text comes within its validity, two days at most; a look at its records a day later. */
    private static final Duration KEPT = Duration.ofDays(3);

    /**
     * A number that can still be found.
     *
     * @param successor who has the number now; empty while nobody has
     */
    record Found(byte[] digest, Optional<UUID> successor) {}

    private final Session entities;
    private final NumberDigest digest;
    private final Clock clock;

    ErasedNumbers(Session entities, NumberDigest digest, Clock clock) {
        this.entities = entities;
        this.digest = digest;
        this.clock = clock;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void keep(Customer customer) {
        entities.createNativeMutationQuery("""
                        insert into erased_number (customer_id, brand, digest, until)
                        values (:customer, :brand, :digest, :until)
                        on conflict on constraint pk_erased_number do nothing""")
                .setParameter("customer", customer.id())
                .setParameter("brand", customer.brand())
                .setParameter("digest", digest.of(new Contact(customer.brand(), customer.phone())))
                .setParameter("until", clock.instant().plus(KEPT))
                .executeUpdate();
    }

    @Transactional(Transactional.TxType.MANDATORY)
    Optional<Found> of(UUID customer) {
        return entities
                .createNativeQuery(
                        "select digest, successor from erased_number where customer_id = :customer and until > :now for update",
                        Object[].class)
                .setParameter("customer", customer)
                .setParameter("now", clock.instant())
                .getResultList()
                .stream()
                .map(row -> new Found((byte[]) row[0], Optional.ofNullable((UUID) row[1])))
                .findFirst();
    }

    /**
     * A number that was erased is somebody's again; what the carrier says of it from now on concerns them. It waits for
     * whoever is just hearing it, so that what they keep is there afterwards.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void follow(Customers.Appeared appeared) {
        Map<String, UUID> byDigest = new HashMap<>();
        appeared.customers().forEach((contact, id) -> byDigest.put(hex(contact), id));
        entities.createNativeMutationQuery("""
                        update erased_number e set successor = met.id
                        from unnest(cast(:brands as text[]), cast(:digests as text[]), cast(:ids as uuid[])) as met (brand, digest, id)
                        where e.brand = met.brand and e.digest = decode(met.digest, 'hex')""")
                .setParameter("brands", brands(appeared.customers().keySet()))
                .setParameter(
                        "digests",
                        appeared.customers().keySet().stream().map(this::hex).toArray(String[]::new))
                .setParameter("ids", appeared.customers().values().toArray(UUID[]::new))
                .executeUpdate();
    }

    @AsMachine
    @Scheduled(every = "1h", delayed = "3m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void forget() {
        entities.createNativeMutationQuery("delete from erased_number where until <= :now")
                .setParameter("now", clock.instant())
                .executeUpdate();
    }

    private static String[] brands(Collection<Contact> contacts) {
        return contacts.stream().map(Contact::brand).toArray(String[]::new);
    }

    private String hex(Contact contact) {
        return HexFormat.of().formatHex(digest.of(contact));
    }
}
