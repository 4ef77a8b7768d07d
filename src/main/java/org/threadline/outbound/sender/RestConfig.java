package org.threadline.outbound.sender;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long our numbers rest. */
@ConfigMapping(prefix = "threadline.outbound")
interface RestConfig {

    /** First rest of a number after the carrier said it is too busy; doubles each time, up to a minute. */
    @WithDefault("1s")
    Duration throttleBackoff();
}
