package org.threadline.consent;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;

import org.hibernate.Session;
import org.threadline.customer.Customer;
import org.threadline.customer.Customers;
import org.threadline.customer.Customers.Contact;

/**
 * What somebody had withdrawn when they were erased. It is found by their number when that appears again, in whatever way,
 * and is then in force before anything else is done with it.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class KeptWithdrawals {

    private final Session entities;
    private final NumberDigest digest;
    private final ErasedNumbers erased;
    private final Clock clock;

    KeptWithdrawals(Session entities, NumberDigest digest, ErasedNumbers erased, Clock clock) {
        this.erased = erased;
        this.entities = entities;
        this.digest = digest;
        this.clock = clock;
    }

    /** @param withdrawn names of the purposes, and when the last of them was withdrawn */
    void keep(Customer customer, List<String> withdrawn, Instant at) {
        keep(customer.brand(), digest.of(new Contact(customer.brand(), customer.phone())), withdrawn, at);
    }

    void keep(String brand, byte[] number, List<String> withdrawn, Instant at) {
        entities.createNativeMutationQuery("""
                        insert into kept_withdrawal (brand, digest, purposes, withdrawn_at, kept_at)
                        values (:brand, :digest, cast(:purposes as text[]), :at, :now)
                        on conflict on constraint pk_kept_withdrawal do update
                        set purposes = excluded.purposes, withdrawn_at = excluded.withdrawn_at, kept_at = excluded.kept_at""")
                .setParameter("brand", brand)
                .setParameter("digest", number)
                .setParameter("purposes", withdrawn.toArray(String[]::new))
                .setParameter("at", at)
                .setParameter("now", clock.instant())
                .executeUpdate();
    }

    /** Puts them back into the ledger, which keeps them from then on. */
    void restore(@Observes Customers.Appeared appeared) {
        erased.follow(appeared);
        Map<String, Map.Entry<Contact, UUID>> byDigest = new HashMap<>();
        appeared.customers().entrySet().forEach(each -> byDigest.put(hex(each.getKey()), each));
        entities.createNativeQuery("""
                        delete from kept_withdrawal k
                        using unnest(cast(:brands as text[]), cast(:digests as text[])) as met (brand, digest)
                        where k.brand = met.brand and k.digest = decode(met.digest, 'hex')
                        returning encode(k.digest, 'hex'), cast(to_json(k.purposes) as text), k.withdrawn_at""", Object[].class)
                .setParameter(
                        "brands",
                        byDigest.values().stream()
                                .map(each -> each.getKey().brand())
                                .toArray(String[]::new))
                .setParameter("digests", byDigest.keySet().toArray(String[]::new))
                .getResultList()
                .forEach(kept -> restore(byDigest.get((String) kept[0]), (String) kept[1], (Instant) kept[2]));
    }

    private void restore(Map.Entry<Contact, UUID> who, String purposes, Instant at) {
        List<Purpose> withdrawn = List.of(Purpose.values()).stream()
                .filter(purpose -> purposes.contains('"' + purpose.name() + '"'))
                .toList();
        var evidence = new Evidence(Evidence.KEPT, null, null, null);
        var word = new ConsentEntry.Word(false, withdrawn.size() == Purpose.values().length, at);
        withdrawn.forEach(purpose -> new ConsentEntry(
                        who.getKey().brand(), who.getValue(), purpose, evidence, word, clock.instant())
                .persist());
    }

    private String hex(Contact contact) {
        return HexFormat.of().formatHex(digest.of(contact));
    }
}
