package org.threadline.retention;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How marketing waits for better times. */
@ConfigMapping(prefix = "threadline.holds")
interface HoldConfig {

    /** How soon a held text is looked at again; that is how long after the end of its reason it may still wait. */
    @WithDefault("15m")
    Duration lookAgain();
}
