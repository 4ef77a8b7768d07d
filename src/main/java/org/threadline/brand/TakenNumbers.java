package org.threadline.brand;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.hibernate.Session;
import org.threadline.security.wall.AsMachine;

/** Which numbers a brand cannot have. Whoever asks need not see whose they are, so the machine looks for them. */
@ApplicationScoped
class TakenNumbers {

    private final Session entities;

    TakenNumbers(Session entities) {
        this.entities = entities;
    }

    /** Those that stand here twice, else those that are another brand's. */
    @AsMachine
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    Set<String> among(List<String> numbers, String brand) {
        if (new HashSet<>(numbers).size() < numbers.size()) {
            return Set.copyOf(new HashSet<>(numbers));
        }
        var taken = entities.createNativeQuery(
                        "select number from sender where number in (:numbers) and brand <> :brand", String.class)
                .setParameter("numbers", numbers)
                .setParameter("brand", brand)
                .getResultList();
        return Set.copyOf(taken);
    }
}
