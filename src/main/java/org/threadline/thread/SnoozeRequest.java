package org.threadline.thread;

import java.time.Instant;

import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Until when a thread is put off. */
@Schema(name = "Snooze")
record SnoozeRequest(
        @NotNull @Schema(
                description = "A moment ahead, within ten years; the customer's next text ends it sooner",
                examples = "2030-01-02T18:00:00Z")
        Instant until) {}
