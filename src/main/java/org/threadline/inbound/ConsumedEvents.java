package org.threadline.inbound;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.hibernate.Session;

/** Which events have had their effect. */
@ApplicationScoped
class ConsumedEvents {

    private final Session entities;
    private final Clock clock;

    ConsumedEvents(Session entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /** @return false when it was marked before; a mark that another transaction has not yet committed is waited for */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean mark(ShopEvent event) {
        return entities.createNativeMutationQuery("""
                        insert into consumed_event (source, event_id, type, consumed_at)
                        values (:source, :id, :type, :now)
                        on conflict on constraint pk_consumed_event do nothing""")
                        .setParameter("source", event.source())
                        .setParameter("id", event.id())
                        .setParameter("type", event.type())
                        .setParameter("now", clock.instant())
                        .executeUpdate()
                == 1;
    }
}
