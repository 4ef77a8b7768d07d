package org.threadline.message;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How the carrier is asked to take out what was erased here. */
@ConfigMapping(prefix = "threadline.redaction")
public interface RedactionConfig {

    /** How often is looked for messages that the carrier is to be asked about. */
    @WithDefault("10s")
    Duration every();

    /** How many messages a replica asks about in one go. */
    @WithDefault("50")
    int batch();

    /** The wait after the first failure; doubles each time. */
    @WithDefault("1m")
    Duration firstRetry();

    @WithDefault("6h")
    Duration longestRetry();

    /** How long the end of a message is waited for before the carrier is asked in any case. */
    @WithDefault("2d")
    Duration patience();
}
