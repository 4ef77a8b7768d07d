package org.threadline.consent;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

import org.hibernate.Session;

/** The ledger of consent, per brand and customer, and what follows from it now. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Consent {

    /** What a customer allows has changed. Fired in the transaction that changes it. */
    public record Changed(String brand, UUID customerId, Purpose purpose, boolean granted, String source) {}

    // What was kept of somebody who was erased is undone by themselves alone: until they have texted a keyword no word
    // of a
    // shop or an agent counts against it, and afterwards only what was said later.
    private static final String COUNTS = """
            not (e.granted and e.source <> 'keyword' and exists (
              select 1 from consent_entry k
              where k.brand = e.brand and k.customer_id = e.customer_id and k.purpose = e.purpose and k.source = 'kept'
                and not exists (
                  select 1 from consent_entry own
                  where own.brand = e.brand and own.customer_id = e.customer_id and own.source = 'keyword'
                    and own.granted and own.effective_at > k.effective_at and own.effective_at <= e.effective_at)))""";

    private final Session entities;
    private final Event<Changed> changed;
    private final Clock clock;

    Consent(Session entities, Event<Changed> changed, Clock clock) {
        this.entities = entities;
        this.changed = changed;
        this.clock = clock;
    }

    /**
     * Adds one line about something that was said elsewhere.
     *
     * @param said when it was said, which may be a while ago; the latest said counts, not the latest heard
     */
    public void record(String brand, UUID customer, Purpose purpose, boolean granted, Evidence evidence, Instant said) {
        Instant now = clock.instant();
        Instant notLater = said.isAfter(now) ? now : said;
        add(brand, customer, EnumSet.of(purpose), evidence, new ConsentEntry.Word(granted, false, notLater));
    }

    /** Adds one line about something that is being said to us now: the last word. */
    public ConsentEntry record(String brand, UUID customer, Purpose purpose, boolean granted, Evidence evidence) {
        var word = new ConsentEntry.Word(granted, false, lastWord(brand, customer));
        return add(brand, customer, EnumSet.of(purpose), evidence, word)
                .entries()
                .getFirst();
    }

    /**
     * STOP: nothing more, for any purpose, unless something newer was heard before it.
     *
     * @param said when it was said, if that is a while ago; null: just now, the last word
     * @return false when the customer had already stopped everything
     */
    public boolean withdraw(String brand, UUID customer, Evidence evidence, Instant said) {
        var word = new ConsentEntry.Word(false, true, moment(brand, customer, said));
        return add(brand, customer, EnumSet.allOf(Purpose.class), evidence, word)
                .isNews();
    }

    /**
     * START: gives back what the last STOP took, so that nobody is signed up to more than they had. Conversation always:
     * whoever texts this wants to be answered.
     *
     * @param said when it was said, if that is a while ago; null: just now, the last word
     * @return false when there was nothing to give back
     */
    public boolean restore(String brand, UUID customer, Evidence evidence, Instant said) {
        Set<Purpose> before = saidByPurpose(brand, customer);
        before.add(Purpose.SUPPORT);
        var word = new ConsentEntry.Word(true, true, moment(brand, customer, said));
        return add(brand, customer, before, evidence, word).isNews();
    }

    private Instant moment(String brand, UUID customer, Instant said) {
        Instant now = clock.instant();
        return said == null ? lastWord(brand, customer) : said.isAfter(now) ? now : said;
    }

    public boolean allows(String brand, UUID customer, Purpose purpose) {
        return allowed(brand, customer).contains(purpose);
    }

    /** All that this customer allows now. */
    public Set<Purpose> allowed(String brand, UUID customer) {
        return allowed(brand, Set.of(customer)).get(customer);
    }

    /** What each of these customers allows now. One query for all; every customer asked for is in the answer. */
    public Map<UUID, Set<Purpose>> allowed(String brand, Collection<UUID> customers) {
        return latest(brand, customers, "true");
    }

    private record Added(List<ConsentEntry> entries, Set<Purpose> changed) {
        boolean isNews() {
            return !changed.isEmpty();
        }
    }

    private Added add(String brand, UUID customer, Set<Purpose> purposes, Evidence evidence, ConsentEntry.Word word) {
        Set<Purpose> before = allowed(brand, customer);
        Instant now = clock.instant();
        List<ConsentEntry> entries = purposes.stream()
                .map(purpose -> new ConsentEntry(brand, customer, purpose, evidence, word, now))
                .toList();
        entries.forEach(entities::persist);
        Set<Purpose> after = allowed(brand, customer);
        Set<Purpose> news = purposes.stream()
                .filter(purpose -> before.contains(purpose) != after.contains(purpose))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Purpose.class)));
        news.forEach(purpose -> changed.fire(new Changed(brand, customer, purpose, word.granted(), evidence.source())));
        return new Added(entries, news);
    }

    /**
     * After all that is known. The replicas' clocks are never quite equal: a STOP heard by one that is late must not
     * count as older than the START that another has heard before it.
     */
    private Instant lastWord(String brand, UUID customer) {
        entities.flush();
        Instant now = clock.instant();
        Instant known = entities.createNativeQuery(
                        "select max(effective_at) from consent_entry where brand = :brand and customer_id = :customer",
                        Instant.class)
                .setParameter("brand", brand)
                .setParameter("customer", customer)
                .getSingleResult();
        return known == null || known.isBefore(now.minus(1, ChronoUnit.MICROS))
                ? now
                : known.plus(1, ChronoUnit.MICROS);
    }

    /** What would be allowed without the words about everything at once: what was there before STOP. */
    private Set<Purpose> saidByPurpose(String brand, UUID customer) {
        return latest(brand, Set.of(customer), "not everything").get(customer);
    }

    /** Of a yes and a no that were said at one moment the no counts. */
    private Map<UUID, Set<Purpose>> latest(String brand, Collection<UUID> customers, String which) {
        entities.flush();
        var allowed = new HashMap<UUID, Set<Purpose>>();
        customers.forEach(customer -> allowed.put(customer, unlessWithdrawn()));
        entities.createNativeQuery("""
                        select distinct on (customer_id, purpose) customer_id, purpose, granted
                        from consent_entry e
                        where brand = :brand and customer_id in (:customers) and %s and %s
                        order by customer_id, purpose, effective_at desc, granted, id desc""".formatted(which, COUNTS), Object[].class)
                .setParameter("brand", brand)
                .setParameter("customers", customers)
                .getResultList()
                .forEach(state -> say(allowed.get((UUID) state[0]), (String) state[1], (Boolean) state[2]));
        return allowed;
    }

    private static void say(Set<Purpose> purposes, String purpose, boolean granted) {
        if (granted) {
            purposes.add(Purpose.valueOf(purpose));
        } else {
            purposes.remove(Purpose.valueOf(purpose));
        }
    }

    private static Set<Purpose> unlessWithdrawn() {
        return Arrays.stream(Purpose.values())
                .filter(Purpose::isAllowedUntilWithdrawn)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Purpose.class)));
    }
}
