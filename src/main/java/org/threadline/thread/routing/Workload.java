package org.threadline.thread.routing;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import org.threadline.brand.team.Availability;

/**
 * What a member of a brand's teams has in hand.
 *
 * @param availability whether they may be given threads
 * @param idleSince when they were last given a thread or got rid of one, or came; null when they were never there
 * @param open how many threads of the brand they hold whose customers wait
 * @param capacities with how many of those they are given no more, by team
 */
record Workload(Availability availability, Instant idleSince, int open, Map<UUID, Integer> capacities) {

    String agent() {
        return availability.agent();
    }

    /** What they take of the team in which they take most: so much of what is for no team. */
    int capacity() {
        return capacities.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }
}
