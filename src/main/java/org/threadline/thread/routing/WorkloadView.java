package org.threadline.thread.routing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.threadline.brand.team.Availability;

/** A member of a brand's teams as the API shows them. */
@Schema(name = "TeamAgent")
public record WorkloadView(
        @Schema(examples = "agent-1") String agent,
        Availability availability,

        @Schema(
                nullable = true,
                description = "When they were last given a thread or rid of one, or came; null when never there")
        Instant idleSince,

        @Schema(description = "Threads of the brand that they hold and whose customers wait", examples = "2")
        int open,

        @Schema(description = "With so many of those they are given no more", examples = "5")
        int capacity,

        @Schema(description = "Ids of the teams that they are in")
        List<UUID> teams) {

    static WorkloadView of(Workload workload) {
        return new WorkloadView(
                workload.agent(),
                workload.availability(),
                workload.idleSince(),
                workload.open(),
                workload.capacity(),
                workload.capacities().keySet().stream().sorted().toList());
    }
}
