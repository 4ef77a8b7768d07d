package org.threadline.outbound.sender;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.Session;
import org.threadline.brand.Sender;
import org.threadline.value.PhoneNumber;

/** How the numbers of a brand stand with the carrier. */
@ApplicationScoped
class SenderStates {

    private final Session entities;
    private final Clock clock;

    SenderStates(Session entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    List<SenderState> of(String brand) {
        return entities
                .createNativeQuery("""
                        select s.number, s.kind, s.segments_per_second, p.halted_at, p.halted_reason,
                          case when p.resting_until > :now then p.resting_until end
                        from sender s left join sender_pace p on p.number = s.number
                        where s.brand = :brand order by s.position""", Object[].class)
                .setParameter("now", clock.instant())
                .setParameter("brand", brand)
                .getResultList()
                .stream()
                .map(SenderStates::state)
                .toList();
    }

    private static SenderState state(Object[] row) {
        return new SenderState(
                new PhoneNumber((String) row[0]),
                Sender.Kind.valueOf((String) row[1]),
                ((Number) row[2]).intValue(),
                (Instant) row[3],
                (String) row[4],
                (Instant) row[5]);
    }
}
