package org.threadline.outbound.sender;

import java.util.Collection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.hibernate.Session;
import org.threadline.brand.Brands;
import org.threadline.value.PhoneNumber;

/** A number that a brand gives up is no longer texted from: its customers and what waits for them get another one. */
@ApplicationScoped
class GoneSenders {

    private static final String CUSTOMERS = """
            update customer
            set sender = (cast(:numbers as text[]))[1 + mod(abs(cast(hashtext(cast(id as text)) as bigint)), :count)]
            where brand = :brand and sender = any (cast(:gone as text[]))""";

    private static final String WAITING = """
            update message m set sender = c.sender
            from customer c
            where c.id = m.customer_id and m.status = 'QUEUED' and m.brand = :brand
              and m.sender = any (cast(:gone as text[])) and c.sender is not null""";

    private final Session entities;

    GoneSenders(Session entities) {
        this.entities = entities;
    }

    void replace(@Observes Brands.SendersChanged changed) {
        if (changed.gone().isEmpty()) {
            return;
        }
        String[] gone = values(changed.gone());
        String[] numbers = values(changed.numbers());
        entities.createNativeMutationQuery(CUSTOMERS)
                .setParameter("numbers", numbers)
                .setParameter("count", numbers.length)
                .setParameter("brand", changed.brand())
                .setParameter("gone", gone)
                .executeUpdate();
        entities.createNativeMutationQuery(WAITING)
                .setParameter("brand", changed.brand())
                .setParameter("gone", gone)
                .executeUpdate();
    }

    private static String[] values(Collection<PhoneNumber> numbers) {
        return numbers.stream().map(PhoneNumber::value).toArray(String[]::new);
    }
}
