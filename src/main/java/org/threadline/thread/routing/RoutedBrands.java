package org.threadline.thread.routing;

import java.time.Clock;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.hibernate.Session;
import org.threadline.security.wall.AsMachine;

/** For which brands something may be to be done, found out by one question. */
@ApplicationScoped
@AsMachine
@Transactional
class RoutedBrands {

    private static final String WAITED_FOR = """
            select b.key from brand b
            where b.policies -> 'routing' ->> 'assignment' = 'LONGEST_IDLE'
              and exists (select 1 from agent_availability a where a.brand = b.key and a.available_until > :now)
              and exists (select 1 from support_thread t
                where t.brand = b.key and t.assignee is null and t.sort_group = 0)
            order by b.key""";

    private final Session entities;
    private final Clock clock;

    RoutedBrands(Session entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /** Those that assign at all. */
    Set<String> assigning() {
        return Set.copyOf(entities.createNativeQuery(
                        "select key from brand where policies -> 'routing' ->> 'assignment' = 'LONGEST_IDLE'",
                        String.class)
                .getResultList());
    }

    /** Of those, where a thread waits and somebody is there. */
    List<String> waitedFor() {
        return entities.createNativeQuery(WAITED_FOR, String.class)
                .setParameter("now", clock.instant())
                .getResultList();
    }

    /** Those that take from who is away. */
    List<String> takingBack() {
        return entities.createNativeQuery(
                        "select key from brand where policies -> 'routing' ->> 'returnUnansweredAfter' is not null order by key",
                        String.class)
                .getResultList();
    }
}
