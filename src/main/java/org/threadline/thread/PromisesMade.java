package org.threadline.thread;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a customer was told to expect, for whoever answers them. */
public interface PromisesMade {

    /** What became of it. */
    @Schema(name = "PromiseOutcome")
    enum Outcome {
        /** A person answered in time. */
        KEPT,
        /** Nobody had answered by then. */
        BROKEN,
        /** Nobody need answer any more before its time had come, or it was never said. Counts nowhere. */
        RELEASED
    }

    /** @param until by when a person was to have answered */
    @Schema(name = "PromiseMade")
    record PromiseMade(
            UUID threadId,

            @Schema(description = "The words for the wait", examples = "in about 20 minutes")
            String said,

            Instant madeAt,

            @Schema(description = "What these words come to")
            Instant until,

            @Schema(nullable = true, description = "Null as long as nobody knows")
            Outcome outcome,

            @Schema(nullable = true, description = "The text that says that we are still at it, or null")
            UUID stillOnItId) {}

    /** The newest first, at most ten. */
    List<PromiseMade> of(String brand, UUID customer);
}
