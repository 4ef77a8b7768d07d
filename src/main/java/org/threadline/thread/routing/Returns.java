package org.threadline.thread.routing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.hibernate.Session;
import org.threadline.brand.Brands;
import org.threadline.security.audit.MachineDeeds;
import org.threadline.security.wall.AsMachine;
import org.threadline.thread.SupportThread;
import org.threadline.thread.Threads;

/**
 * Takes from agents who are away what waits for them, where a brand wants that. Both have lasted for so long: that they
 * are away, and that the customer waits.
 */
@ApplicationScoped
@AsMachine
class Returns {

    // Small, so that nobody who wants one of these threads waits for long.
    private static final String UNANSWERED = """
            select t.* from agent_availability a
            join support_thread t on t.brand = a.brand and t.assignee = a.agent and t.sort_group = 0
            where a.brand = :brand and a.available_until <= :since and t.waiting_since <= :since
            order by t.id limit 100 for no key update of t skip locked""";

    private final Session entities;
    private final Brands brands;
    private final Threads threads;
    private final MachineDeeds deeds;
    private final Clock clock;

    Returns(Session entities, Brands brands, Threads threads, MachineDeeds deeds, Clock clock) {
        this.entities = entities;
        this.brands = brands;
        this.threads = threads;
        this.deeds = deeds;
        this.clock = clock;
    }

    /** @return how many are nobody's again; there may be more when it is not 0 */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    int takeBack(String brand) {
        Integer minutes =
                brands.rules(List.of(brand)).get(brand).policies().routing().returnUnansweredAfter();
        if (minutes == null) {
            return 0;
        }
        Instant since = clock.instant().minus(Duration.ofMinutes(minutes));
        List<SupportThread> unanswered = entities.createNativeQuery(UNANSWERED, SupportThread.class)
                .setParameter("brand", brand)
                .setParameter("since", since)
                .getResultList();
        for (SupportThread thread : unanswered) {
            String from = thread.assignee();
            threads.giveBack(thread);
            deeds.write(thread.brand(), "returnThread", thread.id(), Map.of("from", from));
        }
        return unanswered.size();
    }
}
