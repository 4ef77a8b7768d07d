package org.threadline.outbound.queue;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How the queue is worked. */
@ConfigMapping(prefix = "threadline.outbound")
interface OutboundConfig {

    /** How often the queue is looked at when nothing has woken the job: retries, schedules, other replicas' work. */
    @WithDefault("500ms")
    Duration poll();

    /** How many texts one replica has claimed at the same time, at the carrier or waiting for their slot. */
    @WithDefault("256")
    int parallelSends();

    /**
     * How far ahead slots are given out. Longer: fewer looks at the queue. Shorter: an urgent text waits behind less that
     * is already claimed.
     */
    @WithDefault("500ms")
    Duration horizon();

    /** How long before a number's next slot its texts are claimed: what a pause of this process may last at no cost. */
    default Duration ahead() {
        return horizon().multipliedBy(2).dividedBy(3);
    }

    /**
     * How long a claimed text may stay without a recorded outcome before it counts as unknown. Must be longer than the
     * carrier's time-out, or a living send would be taken for a dead one.
     */
    @WithDefault("60s")
    Duration lease();
}
