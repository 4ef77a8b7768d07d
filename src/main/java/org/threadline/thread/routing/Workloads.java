package org.threadline.thread.routing;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.hibernate.Session;
import org.threadline.brand.team.Availability;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

/** What the members of a brand's teams have in hand. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class Workloads {

    // Counted in an index: what an agent holds and is open.
    private static final String MEMBERS = """
            select m.agent, m.team_id, m.capacity, a.available_since, a.available_until, a.idle_since,
              (select count(*) from support_thread t
               where t.brand = m.brand and t.assignee = m.agent and t.sort_group = 0) as open
            from team_member m left join agent_availability a on a.brand = m.brand and a.agent = m.agent
            where m.brand = :brand%s
            order by m.agent, m.team_id""";

    private static final String WHO_ARE_THERE = " and a.available_until > :now";

    private record Row(String agent, UUID team, int capacity, Instant since, Instant until, Instant idle, int open) {

        static Row of(Object[] row) {
            return new Row(
                    (String) row[0],
                    (UUID) row[1],
                    ((Number) row[2]).intValue(),
                    (Instant) row[3],
                    (Instant) row[4],
                    (Instant) row[5],
                    ((Number) row[6]).intValue());
        }
    }

    private final Session entities;
    private final Clock clock;

    Workloads(Session entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /** All members, by their ids. */
    List<Workload> all(String brand) {
        return read(brand, "", Map.of());
    }

    /** Those who are there now. */
    List<Workload> there(String brand) {
        return read(brand, WHO_ARE_THERE, Map.of("now", clock.instant()));
    }

    private List<Workload> read(String brand, String narrowed, Map<String, Object> values) {
        var query = entities.createNativeQuery(MEMBERS.formatted(narrowed), Object[].class)
                .setParameter("brand", brand);
        values.forEach(query::setParameter);
        Map<String, Workload> byAgent = query.getResultList().stream()
                .map(Row::of)
                .collect(groupingBy(Row::agent, collectingAndThen(toList(), this::workload)));
        return byAgent.values().stream()
                .sorted(Comparator.comparing(Workload::agent))
                .toList();
    }

    private Workload workload(List<Row> ofOneAgent) {
        Row any = ofOneAgent.getFirst();
        var capacities = new HashMap<UUID, Integer>();
        ofOneAgent.forEach(row -> capacities.put(row.team(), row.capacity()));
        return new Workload(
                Availability.of(any.agent(), any.since(), any.until(), clock.instant()),
                any.idle(),
                any.open(),
                capacities);
    }
}
