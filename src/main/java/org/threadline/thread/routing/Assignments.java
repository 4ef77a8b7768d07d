package org.threadline.thread.routing;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.hibernate.Session;
import org.threadline.security.audit.MachineDeeds;
import org.threadline.security.wall.AsMachine;
import org.threadline.thread.SupportThread;
import org.threadline.thread.Threads;

/**
 * Gives the waiting threads of a brand that nobody holds to its members who are there and have room, in the inbox's order,
 * each to whoever has been idle longest.
 */
@ApplicationScoped
@AsMachine
class Assignments {

    private static final int BATCH = 100;

    // One replica at a time for each brand. What others have given is counted only if the counting begins after they
    // have committed, so the lock is a statement of its own.
    private static final String TURN = """
            select key from brand where key = :brand and policies -> 'routing' ->> 'assignment' = 'LONGEST_IDLE'
            for no key update skip locked""";

    // How many is part of the text, as in the inbox. Whom agents have in hand right now is passed over.
    private static final String WAITING = """
            select t.* from support_thread t
            where t.brand = :brand and t.assignee is null and t.sort_group = 0
              and exists (
                select 1 from unnest(cast(:agents as text[]), cast(:teams as uuid[])) as fit (agent, team)
                where (t.team_id is null or t.team_id = fit.team) and t.passed_by is distinct from fit.agent)
            order by t.sort_group, t.sort_at, t.id limit %d
            for no key update skip locked""";

    private final Session entities;
    private final Workloads workloads;
    private final Threads threads;
    private final MachineDeeds deeds;

    Assignments(Session entities, Workloads workloads, Threads threads, MachineDeeds deeds) {
        this.entities = entities;
        this.workloads = workloads;
        this.threads = threads;
        this.deeds = deeds;
    }

    /** @return how many threads were given to somebody; there may be more when it is not 0 */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    int assign(String brand) {
        if (!isOurTurn(brand)) {
            return 0;
        }
        var line = new WaitingLine(workloads.there(brand));
        return line.places() == 0 ? 0 : assign(line, waiting(brand, line));
    }

    private boolean isOurTurn(String brand) {
        return !entities.createNativeQuery(TURN, String.class)
                .setParameter("brand", brand)
                .getResultList()
                .isEmpty();
    }

    private List<SupportThread> waiting(String brand, WaitingLine line) {
        List<WaitingLine.Fit> fits = line.fits();
        return entities.createNativeQuery(WAITING.formatted(Math.min(BATCH, line.places())), SupportThread.class)
                .setParameter("brand", brand)
                .setParameter(
                        "agents", fits.stream().map(WaitingLine.Fit::agent).toArray(String[]::new))
                .setParameter("teams", fits.stream().map(WaitingLine.Fit::team).toArray(UUID[]::new))
                .getResultList();
    }

    private int assign(WaitingLine line, List<SupportThread> waiting) {
        int given = 0;
        for (SupportThread thread : waiting) {
            var agent = line.next(thread.holding().teamId(), thread.holding().passedBy());
            if (agent.isPresent()) {
                threads.assign(thread, agent.get());
                deeds.write(thread.brand(), "assignThread", thread.id(), Map.of("assignee", agent.get()));
                given++;
            }
        }
        return given;
    }
}
