package org.threadline.customer;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.hibernate.Session;
import org.threadline.security.Caller;
import org.threadline.value.Cursor;
import org.threadline.value.Page;
import org.threadline.value.PageRequest;
import org.threadline.value.PhoneNumber;

/**
 * Finds customers by what people have at hand: a number in any spelling, the beginning of a name, an order's number. Each
 * way is a range of an index of its own; they are listed by name.
 */
@ApplicationScoped
class CustomerSearch {

    static final String BY_NAME = """
            select c.id from customer c
            where c.brand in (:brands) and c.erased_at is null
              and c.search_name >= lower(:from) and c.search_name < lower(:to)
              and (c.search_name, c.id) > (lower(:afterName), :afterId)
            order by c.search_name, c.id limit :most""";

    static final String BY_NUMBER = """
            select c.id from customer c
            where c.brand in (:brands)
              and c.search_phone >= :from and c.search_phone < :to
            limit 200""";

    private static final String FOUND = """
            select c.* from customer c
            where c.id in (select n.id from (%s) n union all select unnest(cast(:exact as uuid[])))
              and c.erased_at is null and (c.search_name, c.id) > (lower(:afterName), :afterId)
            order by c.search_name, c.id limit :most""".formatted(BY_NAME);

    /** Sorts behind every character that a name or a number goes on with. */
    private static final String BEHIND_ALL = "\uDBFF\uDFFF";

    /** Fewer digits than this end too many numbers to be of any help. */
    private static final int FEWEST_DIGITS = 6;

    private static final Pattern DIALLED = Pattern.compile("[+\\d][\\d\\s().+/\\p{Pd}]*|\\(\\d[\\d\\s().+/\\p{Pd}]*");

    private final Session entities;
    private final OrderOwners orders;
    private final Caller caller;

    CustomerSearch(Session entities, OrderOwners orders, Caller caller) {
        this.entities = entities;
        this.orders = orders;
        this.caller = caller;
    }

    /**
     * @param brand null: all of the caller's
     * @param q null or blank: everybody
     */
    @Transactional
    Page<CustomerView> find(String brand, String q, PageRequest page) {
        Collection<String> brands = brands(brand);
        if (brands.isEmpty()) {
            return new Page<>(List.of(), null);
        }
        String words = q == null ? "" : q.strip();
        Position after = page.after(Position::at).orElse(Position.START);
        List<CustomerView> found = entities
                .createNativeQuery(FOUND, Customer.class)
                .setParameter("brands", brands)
                .setParameter("from", words)
                .setParameter("to", words + BEHIND_ALL)
                .setParameter("afterName", after.name())
                .setParameter("afterId", after.id())
                .setParameter("exact", exact(brands, words).toArray(UUID[]::new))
                .setParameter("most", page.limit() + 1)
                .getResultList()
                .stream()
                .map(CustomerView::of)
                .toList();
        return Page.of(found, page.limit(), Position::of);
    }

    private Collection<String> brands(String brand) {
        if (brand != null && !brand.isBlank()) {
            return caller.belongsTo(brand) ? Set.of(brand) : Set.of();
        }
        return caller.belongsToAll()
                ? entities.createNativeQuery("select key from brand", String.class)
                        .getResultList()
                : caller.brands();
    }

    private Set<UUID> exact(Collection<String> brands, String words) {
        if (words.isEmpty()) {
            return Set.of();
        }
        var found = new HashSet<>(orders.of(brands, words));
        end(words).ifPresent(digits -> {
            String end = new StringBuilder(digits).reverse().toString();
            found.addAll(entities.createNativeQuery(BY_NUMBER, UUID.class)
                    .setParameter("brands", brands)
                    .setParameter("from", end)
                    .setParameter("to", end + BEHIND_ALL)
                    .getResultList());
        });
        return found;
    }

    /** The whole number when it says its country; else its end, without the zeros that are dialled before it. */
    static Optional<String> end(String words) {
        Optional<String> whole = PhoneNumber.parse(words).map(PhoneNumber::value);
        if (whole.isPresent() || !DIALLED.matcher(words).matches()) {
            return whole;
        }
        return Optional.of(words.replaceAll("\\D", "").replaceFirst("^0+", ""))
                .filter(digits -> digits.length() >= FEWEST_DIGITS);
    }

    /** After whom a page begins. */
    private record Position(String name, UUID id) {

        private static final Position START = new Position("", new UUID(0, 0));

        static String of(CustomerView customer) {
            return Cursor.of(customer.id(), customer.firstName() == null ? "" : customer.firstName());
        }

        static Position at(Cursor cursor) {
            UUID id = cursor.id();
            return new Position(cursor.text(), id);
        }
    }
}
