package org.threadline.outbound.surge;

import java.time.Duration;

import jakarta.validation.constraints.PositiveOrZero;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** When numbers that nobody knows are too many at once. */
@ConfigMapping(prefix = "threadline.surges")
interface SurgeConfig {

    /**
     * So many numbers of one prefix may be new to a brand within the window, if it has no more than that there already.
     * 0: any number.
     */
    @WithDefault("100")
    @PositiveOrZero int most();

    @WithDefault("1h")
    Duration window();

    /** How long a number is a stranger to a brand after the brand has heard of it. */
    @WithDefault("7d")
    Duration strangerFor();

    /** How long new ones of the prefix wait, unless somebody lifts it before. */
    @WithDefault("6h")
    Duration lasts();
}
