package org.threadline.inbound;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

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

    /**
     * Marks them all with one statement, in one order, so that two replicas with the same events wait for each other and
     * never in a circle. A mark that another transaction has not yet committed is waited for.
     *
     * @return those that were not marked before
     */
    @Transactional(Transactional.TxType.MANDATORY)
    Set<ShopEvent.Identity> mark(List<ShopEvent> events) {
        var news = new HashSet<ShopEvent.Identity>();
        entities.createNativeQuery("""
                        insert into consumed_event (source, event_id, type, consumed_at)
                        select source, event_id, type, :now from unnest(:sources, :ids, :types) as heard (source, event_id, type)
                        order by source, event_id
                        on conflict on constraint pk_consumed_event do nothing
                        returning source, event_id""", Object[].class)
                .setParameter("sources", all(events, ShopEvent::source))
                .setParameter("ids", all(events, ShopEvent::id))
                .setParameter("types", all(events, ShopEvent::type))
                .setParameter("now", clock.instant())
                .getResultList()
                .forEach(row -> news.add(new ShopEvent.Identity((String) row[0], (String) row[1])));
        return news;
    }

    private static String[] all(List<ShopEvent> events, Function<ShopEvent, String> what) {
        return events.stream().map(what).toArray(String[]::new);
    }
}
