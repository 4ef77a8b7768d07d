package org.threadline.thread.clock;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/**
 * What a stopwatch shows once it is stopped.
 *
 * @param tookMillis opening hours for responses, else all hours
 */
@Embeddable
record Reading(
        @Column(name = "stopped_at") Instant stoppedAt,

        @Enumerated(EnumType.STRING) Outcome outcome,

        @Column(name = "took_millis") Long tookMillis) {}
