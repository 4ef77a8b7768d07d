package org.threadline.retention;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How carts are reminded where the brand does not say otherwise. */
@ConfigMapping(prefix = "threadline.carts")
public interface CartConfig {

    /** How long a cart rests before it is reminded. */
    @WithDefault("45m")
    Duration reminderAfter();

    /** A customer is reminded once within this time, of however many carts. Zero: of each cart. */
    @WithDefault("7d")
    Duration oneReminderPer();
}
