package org.threadline.thread.routing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Agents who wait for work, whoever has been idle longest first. Whoever is given something goes to its end. */
final class WaitingLine {

    /** Somebody may be given a thread that is for this team, or for none. */
    record Fit(String agent, UUID team) {}

    private final List<Workload> line;
    private final Map<String, Integer> given = new HashMap<>();

    WaitingLine(List<Workload> there) {
        line = new ArrayList<>(there);
        line.sort(Comparator.comparing(Workload::idleSince).thenComparing(Workload::agent));
        line.removeIf(agent -> !hasRoom(agent, null));
    }

    /** Who may be given what, all of it. */
    List<Fit> fits() {
        return line.stream()
                .flatMap(agent -> agent.capacities().keySet().stream()
                        .filter(team -> hasRoom(agent, team))
                        .map(team -> new Fit(agent.agent(), team)))
                .toList();
    }

    /** How many threads they can be given together. */
    int places() {
        return line.stream().mapToInt(agent -> agent.capacity() - held(agent)).sum();
    }

    /**
     * Gives a thread to whoever is first of those who may take it.
     *
     * @param team whose members it is for; null: anybody
     * @param passedBy who is not given it; null: nobody
     * @return who was given it; empty when nobody of them may
     */
    Optional<String> next(UUID team, String passedBy) {
        Optional<Workload> first = line.stream()
                .filter(agent -> !agent.agent().equals(passedBy) && hasRoom(agent, team))
                .findFirst();
        first.ifPresent(agent -> {
            given.merge(agent.agent(), 1, Integer::sum);
            line.remove(agent);
            line.add(agent);
        });
        return first.map(Workload::agent);
    }

    private boolean hasRoom(Workload agent, UUID team) {
        int capacity = team == null ? agent.capacity() : agent.capacities().getOrDefault(team, 0);
        return held(agent) < capacity;
    }

    private int held(Workload agent) {
        return agent.open() + given.getOrDefault(agent.agent(), 0);
    }
}
