package org.threadline.brand;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;

import org.hibernate.Session;
import org.threadline.value.PhoneNumber;

/** All brands, and which of them a number of ours belongs to. */
@ApplicationScoped
public class Brands {

    /** Where an inbound text arrived: the brand and the number of it that was texted. */
    public record Owner(String brand, PhoneNumber number) {}

    /**
     * A brand's numbers are others than before, or it is new.
     *
     * @param gone numbers that are no longer the brand's
     */
    public record SendersChanged(String brand, Set<PhoneNumber> numbers, Set<PhoneNumber> gone) {}

    /** What holds for everything that a brand sends. */
    public record Rules(Policies policies, ZoneId timeZone) {}

    private final Session entities;
    private final TransactionSynchronizationRegistry transaction;
    private final Event<SendersChanged> sendersChanged;
    private final TakenNumbers takenNumbers;
    private final Clock clock;

    Brands(
            Session entities,
            TransactionSynchronizationRegistry transaction,
            Event<SendersChanged> sendersChanged,
            TakenNumbers takenNumbers,
            Clock clock) {
        this.entities = entities;
        this.transaction = transaction;
        this.sendersChanged = sendersChanged;
        this.takenNumbers = takenNumbers;
        this.clock = clock;
    }

    /**
     * Creates the brand or replaces what is known of it.
     *
     * @throws NumberTaken when one of the numbers belongs to another brand
     */
    @Transactional
    public BrandView put(String key, BrandView view) {
        var numbers =
                view.senders().stream().map(sender -> sender.number().e164()).toList();
        var taken = takenNumbers.among(numbers, key);
        if (!taken.isEmpty()) {
            throw new NumberTaken(taken);
        }
        Brand brand = Brand.withKey(key).orElseGet(() -> new Brand(key, clock.instant()));
        Set<PhoneNumber> before = brand.numbers();
        brand.become(view, clock.instant());
        known().rules().remove(key);
        brand.persistAndFlush();
        brand.textFrom(view.senders());
        entities.flush();
        if (!before.equals(brand.numbers())) {
            before.removeAll(brand.numbers());
            sendersChanged.fire(new SendersChanged(key, brand.numbers(), before));
        }
        return BrandView.of(brand);
    }

    @Transactional
    public Optional<BrandView> get(String key) {
        return Brand.withKey(key).map(BrandView::of);
    }

    /** Brands in order of their key, those after {@code after} only. */
    @Transactional
    public List<BrandView> list(Set<String> keys, boolean all, String after, int limit) {
        return Brand.<Brand>find("(?1 = true or key in ?2) and key > ?3 order by key", all, keys, after)
                .page(0, limit)
                .stream()
                .map(BrandView::of)
                .toList();
    }

    /** The keys of all brands, in order. */
    public List<String> keys() {
        return entities.createQuery("select key from Brand order by key", String.class)
                .getResultList();
    }

    /** ISO codes of the countries in which these brands have numbers. */
    public Set<String> countries(Collection<String> keys) {
        return numbers(keys).values().stream()
                .flatMap(List::stream)
                .map(PhoneNumber::country)
                .collect(Collectors.toSet());
    }

    /**
     * What these brands allow and which clock is theirs; a brand that does not exist is absent. Every check of the gate
     * asks, so within one transaction each brand is read once.
     */
    public Map<String, Rules> rules(Collection<String> keys) {
        var known = known();
        List<String> unread =
                keys.stream().filter(key -> !known.rules().containsKey(key)).toList();
        if (!unread.isEmpty()) {
            known.rules().putAll(read(unread));
        }
        return keys.stream()
                .distinct()
                .filter(known.rules()::containsKey)
                .collect(Collectors.toMap(Function.identity(), known.rules()::get));
    }

    private record Known(Map<String, Rules> rules) {}

    private Known known() {
        var known = (Known) transaction.getResource(Known.class);
        if (known == null) {
            known = new Known(new HashMap<>());
            transaction.putResource(Known.class, known);
        }
        return known;
    }

    private Map<String, Rules> read(Collection<String> keys) {
        return entities.createQuery("select key, policies, timeZone from Brand where key in :keys", Object[].class)
                .setParameter("keys", keys)
                .getResultStream()
                .collect(Collectors.toMap(
                        row -> (String) row[0], row -> new Rules((Policies) row[1], ZoneId.of((String) row[2]))));
    }

    /** The numbers of these brands, in one query. */
    public Map<String, List<PhoneNumber>> numbers(Collection<String> keys) {
        return entities.createNativeQuery(
                        "select brand, number from sender where brand in (:keys) order by brand, position",
                        Object[].class)
                .setParameter("keys", keys)
                .getResultStream()
                .collect(Collectors.groupingBy(
                        row -> (String) row[0],
                        Collectors.mapping(row -> new PhoneNumber((String) row[1]), Collectors.toList())));
    }

    /**
     * The owner of the number that was texted. A pooled number is looked up by its messaging service first, because
     * the carrier may add numbers to a pool without telling us; then by the number; else nobody owns it.
     */
    public Optional<Owner> owning(String messagingServiceSid, PhoneNumber to) {
        if (messagingServiceSid != null) {
            Optional<Owner> pooled = only(
                    "select distinct brand from sender where messaging_service_sid = :value", messagingServiceSid, to);
            if (pooled.isPresent()) {
                return pooled;
            }
        }
        return only("select brand from sender where number = :value", to.value(), to);
    }

    private Optional<Owner> only(String sql, String value, PhoneNumber to) {
        List<String> brands = entities.createNativeQuery(sql, String.class)
                .setParameter("value", value)
                .getResultList();
        return brands.size() == 1 ? Optional.of(new Owner(brands.getFirst(), to)) : Optional.empty();
    }
}
