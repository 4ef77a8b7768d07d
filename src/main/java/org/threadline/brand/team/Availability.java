package org.threadline.brand.team;

import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Whether an agent may be given threads of a brand.
 *
 * @param since null when they have never said anything
 */
@Schema(name = "Availability")
public record Availability(
        @Schema(examples = "agent-1") String agent,
        State state,

        @Schema(nullable = true, description = "Since when; null when they have never said anything")
        Instant since,

        @Schema(nullable = true, description = "When they count as away unless they say it again; null while away")
        Instant until) {

    /** What an agent says of themselves. */
    @Schema(name = "AvailabilityState")
    public enum State {
        AVAILABLE,
        AWAY
    }

    /** @param until ahead while they are there, else since when they are not; null when nothing is known */
    public static Availability of(String agent, Instant since, Instant until, Instant now) {
        return until != null && until.isAfter(now)
                ? new Availability(agent, State.AVAILABLE, since, until)
                : new Availability(agent, State.AWAY, until, null);
    }
}
