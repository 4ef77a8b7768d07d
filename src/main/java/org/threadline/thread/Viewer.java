package org.threadline.thread;

import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An agent who has a thread before them just now. */
@Schema(name = "Viewer")
public record Viewer(
        @Schema(examples = "agent-1") String agent,
        State state,

        @Schema(description = "Since when they do that") Instant since) {

    /** What they do there. */
    @Schema(name = "ViewerState")
    public enum State {
        LOOKING,
        TYPING,
        /** Nothing any more. */
        GONE
    }
}
