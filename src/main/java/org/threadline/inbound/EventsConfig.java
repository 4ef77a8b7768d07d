package org.threadline.inbound;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How events of the shop are taken in. */
@ConfigMapping(prefix = "threadline.events")
public interface EventsConfig {

    /** An event that happened longer ago changes what we know, but nobody gets a text for it. */
    @WithDefault("7d")
    Duration maximumAge();

    /** Events wait, the store is there, and nothing has come of them for so long: the process is worth a restart. */
    @WithDefault("5m")
    Duration stalledAfter();

    /** So long a replica that ends waits for the events in its hands. */
    @WithDefault("10s")
    Duration drain();
}
