package org.threadline.brand;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How a brand's threads come to its agents, and in which order.
 *
 * @param returnUnansweredAfter how many minutes after an agent has gone a thread of theirs that waits is nobody's again;
 *     null: they keep it
 */
@Schema(name = "Routing")
public record Routing(
        @Schema(
                description =
                        "NONE: agents take threads themselves; LONGEST_IDLE: the longest idle member is given them")
        Assignment assignment,

        @Min(1) @Max(1440) @Schema(
                nullable = true,
                description =
                        "Minutes after which a waiting thread of an agent who is away is nobody's; never when left out",
                examples = "30")
        Integer returnUnansweredAfter,

        @Valid HeadStart headStart) {

    /** Who decides who answers. */
    public enum Assignment {
        NONE,
        LONGEST_IDLE
    }

    public static final Routing USUAL = new Routing(null, null, null);

    public Routing {
        assignment = assignment == null ? Assignment.NONE : assignment;
        headStart = headStart == null ? HeadStart.USUAL : headStart;
    }
}
